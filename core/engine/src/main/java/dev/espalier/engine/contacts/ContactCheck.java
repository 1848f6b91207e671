package dev.espalier.engine.contacts;

import dev.espalier.contact.EmailAddress;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Invalid;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what a caller gave for one contact and gathers every fault.
final class ContactCheck {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}");

    private final List<Issue> issues = new ArrayList<>();

    /// Empty when it is none; [#done] then throws.
    Optional<EmailAddress> email(String text) {
        return switch (EmailAddress.parse(text)) {
            case EmailAddress.Parsed.Valid(var address) -> Optional.of(address);
            case EmailAddress.Parsed.Invalid(var reason) -> {
                issues.add(Issue.at("email", reason));
                yield Optional.empty();
            }
        };
    }

    void id(String id) {
        if (!ID.matcher(id).matches()) {
            issues.add(
                    Issue.at(
                            "id",
                            Zones.shown(id)
                                    + " (expected: 1..100 letters, digits and _ . : - ,"
                                    + " a letter or digit first)"));
        }
    }

    /// Empty for null and for an empty text.
    Optional<ZoneId> zone(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        var zone = Zones.find(text);
        if (zone.isEmpty()) {
            issues.add(Issue.at("timezone", Zones.shown(text) + " (" + Zones.EXPECTED + ")"));
        }
        return zone;
    }

    Map<String, @Nullable Object> properties(Map<String, ? extends @Nullable Object> given) {
        return Properties.check(given, issues);
    }

    void count(Map<String, ?> merged) {
        Properties.tooMany(merged.size(), issues);
    }

    List<Issue> issues() {
        return List.copyOf(issues);
    }

    /// @throws Invalid with every fault, when there is one
    void done() {
        if (!issues.isEmpty()) {
            throw new Invalid(issues);
        }
    }
}
