package dev.espalier.engine.people;

import dev.espalier.contact.EmailAddress;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a person's name, address and password may be.
final class Rules {

    static final int SHORTEST_PASSWORD = 10;
    static final int LONGEST_PASSWORD = 200;
    private static final int LONGEST_NAME = 100;

    private final List<Issue> faults = new ArrayList<>();

    /// @return normalised
    String email(@Nullable String given) {
        return switch (EmailAddress.parse(given == null ? "" : given)) {
            case EmailAddress.Parsed.Valid(var address) -> address.normalised();
            case EmailAddress.Parsed.Invalid(var reason) -> {
                faults.add(Issue.at("email", reason + " (expected: an e-mail address)"));
                yield "";
            }
        };
    }

    String name(@Nullable String given) {
        var name = given == null ? "" : given.strip();
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            faults.add(
                    Issue.at(
                            "name",
                            name.length()
                                    + " characters (expected: 1.."
                                    + LONGEST_NAME
                                    + ", no controls)"));
        }
        return name;
    }

    /// Length is what makes a password strong (NIST SP 800-63B); mixtures of signs are nobody's
    /// business.
    ///
    /// @param email whose; must not be the password itself
    String password(String given, Optional<String> email) {
        int length = given.codePointCount(0, given.length());
        if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
            faults.add(
                    Issue.at(
                            "password",
                            length
                                    + " characters (expected: "
                                    + SHORTEST_PASSWORD
                                    + ".."
                                    + LONGEST_PASSWORD
                                    + ")"));
        } else if (email.filter(given::equalsIgnoreCase).isPresent()
                || given.chars().distinct().count() == 1) {
            faults.add(
                    Issue.at(
                            "password",
                            "easily guessed (expected: not the e-mail address, nor one sign alone)"));
        }
        return given;
    }

    /// @throws Invalid with every fault so far
    void check() {
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }
}
