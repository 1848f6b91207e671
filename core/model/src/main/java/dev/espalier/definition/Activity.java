package dev.espalier.definition;

import java.util.Locale;
import java.util.Optional;

/// What a contact (or its mail server) did with an email.
public enum Activity {
    OPENED,
    CLICKED,
    REPLIED,
    BOUNCED;

    /// The author's word, such as `opened`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Activity> of(String word) {
        for (var activity : values()) {
            if (activity.word().equals(word)) {
                return Optional.of(activity);
            }
        }
        return Optional.empty();
    }
}
