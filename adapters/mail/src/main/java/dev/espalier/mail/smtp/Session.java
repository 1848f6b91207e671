package dev.espalier.mail.smtp;

import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Delivery.Stage;
import dev.espalier.engine.mail.Permit;
import java.io.IOException;
import java.time.Duration;

/// One greeted connection, carrying one message after the other. Used by one thread at a time.
final class Session {

    /// How far the message under way has come.
    private enum Said {
        /// The relay has answered nothing about it.
        NOTHING,
        /// The relay has answered at least one command about it.
        COMMANDS,
        /// The piece with the final dot was handed to the operating system.
        DOT
    }

    private final Wire wire;
    private final Capabilities offered;
    private final SmtpConfig.Timeouts timeouts;
    private Said said = Said.NOTHING;
    private boolean broken;
    private int carried;
    private long restingSince;

    Session(Wire wire, Capabilities offered, SmtpConfig.Timeouts timeouts) {
        this.wire = wire;
        this.offered = offered;
        this.timeouts = timeouts;
    }

    /// Says one message. Whatever the network does becomes one of the six answers.
    Delivery deliver(Route route, Outgoing message, Permit permit) {
        said = Said.NOTHING;
        carried++;
        String unfit = route.unfit(offered, message);
        if (!unfit.isEmpty()) {
            return route.refusal(unfit);
        }
        if (!permit.holds()) {
            return new Delivery.Withheld("the permit ran out before anything was said");
        }
        try {
            wire.within(timeouts.reply());
            return converse(route, message, permit);
        } catch (IOException e) {
            broken = true;
            String what = Reply.oneLine(String.valueOf(e.getMessage()));
            return said == Said.DOT
                    ? new Delivery.InDoubt("after the final dot: " + what)
                    : new Delivery.NotSubmitted(
                            e instanceof SmtpFault fault ? fault.code() : 0, what);
        }
    }

    /// Whether the last message may be said again elsewhere because this kept connection turned out
    /// to be dead before the relay answered anything about it.
    boolean wasStale(Delivery delivery) {
        return carried > 1
                && said == Said.NOTHING
                && broken
                && delivery instanceof Delivery.NotSubmitted;
    }

    boolean isBroken() {
        return broken;
    }

    int carried() {
        return carried;
    }

    void rest(long now) {
        restingSince = now;
    }

    long restingSince() {
        return restingSince;
    }

    Wire wire() {
        return wire;
    }

    /// Says goodbye. The answer is awaited so that the relay does not log a lost connection.
    void quit(Duration patience) {
        try {
            wire.within(patience);
            wire.ask("QUIT");
        } catch (IOException _) {
            // The relay is gone already; that is what we wanted.
        }
    }

    private Delivery converse(Route route, Outgoing message, Permit permit) throws IOException {
        String mailFrom = route.mailFrom(offered, message);
        if (offered.pipelining()) {
            wire.put(mailFrom);
            wire.put(route.rcptTo());
            wire.put("DATA\r\n");
            wire.flush();
        }
        Reply mail = answerTo(mailFrom);
        if (!mail.isPositive()) {
            return refused(Stage.MAIL, "MAIL FROM", mail, 2);
        }
        Reply rcpt = answerTo(route.rcptTo());
        if (rcpt.code() == 421) {
            broken = true;
            return refusal(Stage.RCPT, "RCPT TO", rcpt);
        }
        if (!rcpt.isPositive()) {
            return refused(Stage.RCPT, "RCPT TO", rcpt, 1);
        }
        Reply data = answerTo("DATA\r\n");
        if (data.code() == 421) {
            throw new SmtpFault(data.code(), data.text());
        }
        if (data.code() != 354) {
            return refused(Stage.DATA, "DATA", data, 0);
        }
        return say(message, permit);
    }

    /// The next answer before the dot. With pipelining its command has been said already.
    private Reply answerTo(String command) throws IOException {
        if (!offered.pipelining()) {
            wire.put(command);
            wire.flush();
        }
        Reply reply = wire.read();
        // Said of a recipient, for policy's sake, it speaks of where the message goes; else of the
        // relay.
        if (reply.code() == 421 && (said == Said.NOTHING || !reply.enhanced().startsWith("4.7."))) {
            throw new SmtpFault(reply.code(), reply.text());
        }
        said = Said.COMMANDS;
        return reply;
    }

    private Delivery say(Outgoing message, Permit permit) throws IOException {
        message.begin(wire);
        if (!permit.holds()) {
            // Without the final dot the relay throws away what it has (RFC 5321 section 4.1.1.4).
            broken = true;
            return new Delivery.Withheld("the permit ran out before the final dot");
        }
        said = Said.DOT;
        wire.within(timeouts.dot());
        Outgoing.finish(wire);
        Reply reply = wire.read();
        broken = reply.code() == 421;
        if (reply.isPositive()) {
            return new Delivery.Accepted(reply.text());
        }
        if (reply.isRefusal()) {
            return refusal(Stage.MESSAGE, "message", reply);
        }
        broken = true;
        return new Delivery.InDoubt("after the final dot: " + reply.text());
    }

    /// @param unread how many answers to pipelined commands are still to come; the last is DATA's
    private Delivery refused(Stage stage, String command, Reply reply, int unread)
            throws SmtpFault {
        if (!reply.isRefusal()) {
            throw new SmtpFault(command + ": " + reply.text() + " (expected: yes or no)");
        }
        try {
            if (offered.pipelining()) {
                skip(unread);
            }
            broken = !wire.ask("RSET").isPositive();
        } catch (IOException _) {
            // The refusal stands; only the connection is lost.
            broken = true;
        }
        return refusal(stage, command, reply);
    }

    private void skip(int unread) throws IOException {
        boolean recipient = unread == 2 && wire.read().isPositive();
        if (unread == 0 || wire.read().code() != 354) {
            return;
        }
        if (recipient) {
            throw new SmtpFault("the relay took a recipient without a sender");
        }
        // It awaits a message for nobody (RFC 2920 section 3.1): end it empty.
        wire.ask(".");
    }

    private static Delivery refusal(Stage stage, String command, Reply reply) {
        String detail = Reply.oneLine(command + ": " + reply.text());
        return reply.code() < 500
                ? new Delivery.Deferred(stage, reply.code(), reply.enhanced(), detail)
                : new Delivery.Rejected(stage, reply.code(), reply.enhanced(), detail);
    }
}
