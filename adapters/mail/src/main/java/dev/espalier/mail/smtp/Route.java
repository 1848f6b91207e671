package dev.espalier.mail.smtp;

import dev.espalier.contact.EmailAddress;
import dev.espalier.contact.EmailAddress.Parsed;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Delivery.Stage;
import dev.espalier.engine.mail.Envelope;

/// An envelope whose two addresses have been checked and written as SMTP wants them: the domain in
/// ASCII, so that only a local part can need SMTPUTF8.
record Route(String from, String to) {

    /// What is said of an envelope before anything is said to the relay.
    sealed interface Checked {
        record Fine(Route route) implements Checked {}

        record Refused(Delivery.Rejected delivery) implements Checked {}
    }

    static Checked of(Envelope envelope) {
        return switch (EmailAddress.parse(envelope.from())) {
            case Parsed.Invalid(var reason) -> refused(Stage.MAIL, "5.1.7", "sender", reason);
            case Parsed.Valid(var from) ->
                    switch (EmailAddress.parse(envelope.to())) {
                        case Parsed.Invalid(var reason) ->
                                refused(Stage.RCPT, "5.1.3", "recipient", reason);
                        case Parsed.Valid(var to) ->
                                new Checked.Fine(new Route(written(from), written(to)));
                    };
        };
    }

    /// Why this relay cannot take the message: an enhanced status code and a reason; empty when it
    /// can.
    String unfit(Capabilities offered, Outgoing message) {
        if (offered.size() > 0 && message.size() > offered.size()) {
            return "5.3.4 message of %d bytes (the relay takes %d)"
                    .formatted(message.size(), offered.size());
        }
        if (needsUtf8(message) && !offered.utf8()) {
            return "5.6.7 an address outside ASCII (the relay offers no SMTPUTF8)";
        }
        if (message.isEightBit() && !offered.eightBit()) {
            return "5.6.3 a message of 8-bit bytes (the relay offers no 8BITMIME)";
        }
        return "";
    }

    Delivery.Rejected refusal(String unfit) {
        String enhanced = unfit.substring(0, unfit.indexOf(' '));
        int code =
                switch (enhanced) {
                    case "5.3.4" -> 552;
                    case "5.6.7" -> 553;
                    default -> 554;
                };
        return new Delivery.Rejected(Stage.MESSAGE, code, enhanced, "not sent: " + unfit);
    }

    String mailFrom(Capabilities offered, Outgoing message) {
        var command = new StringBuilder(80).append("MAIL FROM:<").append(from).append('>');
        if (offered.sized()) {
            command.append(" SIZE=").append(message.size());
        }
        if (message.isEightBit()) {
            command.append(" BODY=8BITMIME");
        }
        if (needsUtf8(message)) {
            command.append(" SMTPUTF8");
        }
        return command.append("\r\n").toString();
    }

    String rcptTo() {
        return "RCPT TO:<" + to + ">\r\n";
    }

    private boolean needsUtf8(Outgoing message) {
        return message.hasUtf8Header() || !isAscii(from) || !isAscii(to);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    private static String written(EmailAddress address) {
        return address.local() + "@" + address.asciiDomain();
    }

    private static Checked refused(Stage stage, String enhanced, String who, String reason) {
        return new Checked.Refused(
                new Delivery.Rejected(
                        stage, 553, enhanced, Reply.oneLine("not sent: " + who + " " + reason)));
    }
}
