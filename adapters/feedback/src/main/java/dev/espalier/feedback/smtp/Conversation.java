package dev.espalier.feedback.smtp;

import dev.espalier.engine.feedback.MailReader.Arrival;
import dev.espalier.engine.feedback.MailRoom;
import dev.espalier.engine.feedback.Source;
import dev.espalier.engine.store.Unavailable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client, from its greeting to its end.
final class Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final int MOST_RECIPIENTS = 100;
    private static final Pattern MAIL =
            Pattern.compile("(?i)MAIL FROM: ?<([^<>\\p{Cntrl} ]{0,320})>( [!-~]{1,200}){0,10} *");
    private static final Pattern RCPT =
            Pattern.compile("(?i)RCPT TO: ?<([^<>\\p{Cntrl} ]{1,320})>( [!-~]{1,200}){0,10} *");
    private static final Pattern SIZE = Pattern.compile("(?i).* SIZE=([0-9]{1,18})( .*)?");

    private final InboundConfig config;
    private final MailRoom room;
    private final Lines lines;
    private boolean isGreeted;
    private boolean isLmtp;
    private @Nullable String from;
    private final List<String> recipients = new ArrayList<>();
    private int errors;

    Conversation(InboundConfig config, MailRoom room, Lines lines) {
        this.config = config;
        this.room = room;
        this.lines = lines;
    }

    void run() throws IOException {
        lines.reply("220 espalier ESMTP takes mail about mail");
        try {
            boolean goesOn = true;
            while (goesOn) {
                var command = lines.command();
                goesOn = command != null && answered(command);
                if (errors >= config.errors()) {
                    lines.reply("421 4.7.0 too many errors");
                    goesOn = false;
                }
            }
        } catch (Lines.BrokenLine broken) {
            lines.reply("500 5.5.2 " + broken.getMessage());
        } catch (Unavailable away) {
            lines.reply("451 4.3.0 come back later");
            LOG.warn("inbound SMTP: {}", away.getMessage());
        } finally {
            lines.flush();
        }
    }

    /// @return false when that was the end
    private boolean answered(String line) throws IOException {
        int blank = line.indexOf(' ');
        var verb = (blank < 0 ? line : line.substring(0, blank)).toUpperCase(Locale.ROOT);
        switch (verb) {
            case "EHLO", "LHLO" -> greet(verb.equals("LHLO"));
            case "HELO" -> {
                forget();
                isGreeted = true;
                lines.reply("250 espalier");
            }
            case "MAIL" -> mail(line);
            case "RCPT" -> recipient(line);
            case "DATA" -> data();
            case "RSET" -> {
                forget();
                lines.reply("250 2.0.0 forgotten");
            }
            case "NOOP" -> lines.reply("250 2.0.0 nothing done");
            case "VRFY" -> lines.reply("252 2.1.5 send it and see");
            case "QUIT" -> {
                lines.reply("221 2.0.0 goodbye");
                return false;
            }
            default -> refuse("502 5.5.1 no such command here");
        }
        return true;
    }

    private void refuse(String why) throws IOException {
        errors++;
        lines.reply(why);
    }

    private void forget() {
        from = null;
        recipients.clear();
    }

    private void greet(boolean lmtp) throws IOException {
        forget();
        isGreeted = true;
        isLmtp = lmtp;
        lines.reply("250-espalier");
        lines.reply("250-PIPELINING");
        lines.reply("250-SIZE " + config.size());
        lines.reply("250-8BITMIME");
        lines.reply("250-SMTPUTF8");
        lines.reply("250 ENHANCEDSTATUSCODES");
    }

    private void mail(String line) throws IOException {
        var asked = MAIL.matcher(line);
        var size = SIZE.matcher(line);
        if (!isGreeted || from != null) {
            refuse("503 5.5.1 not now");
        } else if (!asked.matches()) {
            refuse("501 5.5.4 (expected: MAIL FROM:<address>)");
        } else if (size.matches() && Long.parseLong(size.group(1)) > config.size()) {
            refuse("552 5.3.4 larger than " + config.size() + " bytes");
        } else {
            from = asked.group(1);
            lines.reply("250 2.1.0 go on");
        }
    }

    private void recipient(String line) throws IOException {
        var asked = RCPT.matcher(line);
        if (from == null) {
            refuse("503 5.5.1 not now");
        } else if (!asked.matches()) {
            refuse("501 5.5.4 (expected: RCPT TO:<address>)");
        } else if (recipients.size() >= MOST_RECIPIENTS) {
            refuse("452 4.5.3 too many recipients");
        } else if (!room.takes(asked.group(1))) {
            refuse("550 5.1.1 no such address here");
        } else {
            recipients.add(asked.group(1));
            lines.reply("250 2.1.5 go on");
        }
    }

    private void data() throws IOException {
        if (from == null || recipients.isEmpty()) {
            refuse("503 5.5.1 not now");
            return;
        }
        lines.reply("354 end with a dot alone");
        lines.flush();
        var data = lines.data(MailRoom.MOST_READ, config.size());
        var answer = taken(data.kept().toByteArray());
        // LMTP wants an answer for each recipient (RFC 2033 section 4.2).
        for (int i = 0; i < (isLmtp ? recipients.size() : 1); i++) {
            lines.reply(answer);
        }
        forget();
    }

    private String taken(byte[] message) {
        try {
            room.receive(new Arrival(Source.SMTP, Optional.ofNullable(from), recipients), message);
            return "250 2.0.0 taken";
        } catch (Unavailable away) {
            LOG.warn("inbound SMTP: {}", away.getMessage());
            return "451 4.3.0 cannot be kept now, come back later";
        }
    }
}
