package dev.espalier.engine.jobs;

import java.util.Arrays;
import java.util.Optional;

/// What kind of work a job is.
public enum JobKind {
    /// Another draft of an email.
    EMAIL_REGENERATE("email.regenerate"),
    /// The first text of an email.
    EMAIL_WRITE("email.write"),
    /// A sequence for a contact.
    SEQUENCE_GENERATE("sequence.generate");

    private final String word;

    JobKind(String word) {
        this.word = word;
    }

    /// The word in the API, the database and the names of events.
    public String word() {
        return word;
    }

    public static Optional<JobKind> find(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /// @throws IllegalArgumentException when there is none of that word
    public static JobKind of(String word) {
        return find(word)
                .orElseThrow(
                        () -> new IllegalArgumentException("kind: \"" + word + "\" (unknown)"));
    }
}
