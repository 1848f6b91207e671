package dev.espalier.engine.settings;

import dev.espalier.contact.EmailAddress;
import dev.espalier.contact.EmailAddress.Parsed;
import dev.espalier.email.Sender;
import dev.espalier.refusal.Issue;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Whom mail is to be from; what is empty stays.
///
/// @param name may be blank: the address alone
public record SenderEdit(Optional<String> name, Optional<String> email) {

    private static final int LONGEST_NAME = 200;

    public static final SenderEdit NONE = new SenderEdit(Optional.empty(), Optional.empty());

    boolean isEmpty() {
        return name.isEmpty() && email.isEmpty();
    }

    /// What it makes of the sender before.
    UnaryOperator<Sender> read(List<Issue> faults) {
        name.ifPresent(given -> checkName(given, faults));
        var address = email.flatMap(given -> address(given, faults));
        return before ->
                new Sender(
                        name.map(String::strip).orElse(before.name()),
                        address.orElse(before.email()));
    }

    private static void checkName(String given, List<Issue> faults) {
        if (given.length() > LONGEST_NAME) {
            faults.add(
                    Issue.at(
                            "senderName",
                            given.length()
                                    + " characters (expected: at most "
                                    + LONGEST_NAME
                                    + ")"));
        } else if (hasControls(given)) {
            faults.add(
                    Issue.at(
                            "senderName",
                            "has a line break or another control character (expected: one line)"));
        }
    }

    private static Optional<String> address(String given, List<Issue> faults) {
        if (hasControls(given)) {
            faults.add(
                    Issue.at(
                            "senderEmail",
                            "has a line break or another control character (expected: one address)"));
            return Optional.empty();
        }
        return switch (EmailAddress.parse(given)) {
            case Parsed.Valid(var address) -> Optional.of(address.text());
            case Parsed.Invalid(var reason) -> {
                faults.add(
                        Issue.at(
                                "senderEmail",
                                reason + " (expected: an address such as office@example.com)"));
                yield Optional.empty();
            }
        };
    }

    /// Header lines end where a control character says so.
    private static boolean hasControls(String text) {
        return text.codePoints()
                .anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
    }
}
