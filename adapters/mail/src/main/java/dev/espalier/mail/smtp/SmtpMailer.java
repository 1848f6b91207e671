package dev.espalier.mail.smtp;

import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Envelope;
import dev.espalier.engine.mail.Mailer;
import dev.espalier.engine.mail.Permit;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Hands messages to one SMTP relay, each over a connection of its own out of a pool.
///
/// An address that no relay could be told, a message too large for this relay or one that needs
/// what it lacks is [Delivery.Rejected] without having been sent; its detail begins with `not
/// sent:`. A refused login, a missing STARTTLS or an unknown host is [Delivery.NotSubmitted]: it is
/// no fault of the message.
public final class SmtpMailer implements Mailer {

    private static final Duration GOODBYE = Duration.ofSeconds(2);
    private static final Duration LONGEST_TICK = Duration.ofSeconds(1);

    private final SmtpConfig config;
    private final Watchdog watchdog = new Watchdog();
    private final Dialer dialer;
    private final Room room;

    /// The one used last is used next, so that those not needed grow old and are closed.
    private final ConcurrentLinkedDeque<Session> resting = new ConcurrentLinkedDeque<>();

    private final AtomicBoolean closed = new AtomicBoolean();

    private SmtpMailer(SmtpConfig config) {
        this.config = config;
        this.dialer = new Dialer(config, TlsUpgrade.of(config.tls()), watchdog);
        this.room = new Room(config.pool().connections());
    }

    /// Connects to nothing yet: a relay that is down must not keep a server from starting.
    ///
    /// @throws IllegalArgumentException when the file of trusted certificates cannot be used
    public static SmtpMailer open(SmtpConfig config) {
        var mailer = new SmtpMailer(config);
        mailer.watchdog.start(
                mailer.tick(),
                now -> {
                    mailer.room.tick(now);
                    mailer.endIdle(now);
                });
        return mailer;
    }

    /// @throws IllegalArgumentException when the message has a lone CR or LF, a NUL, or no CRLF at
    ///   its end
    @Override
    public Delivery deliver(Envelope envelope, byte[] message, Permit permit) {
        var outgoing = Outgoing.of(message);
        return switch (Route.of(envelope)) {
            case Route.Checked.Refused(var delivery) -> delivery;
            case Route.Checked.Fine(var route) -> deliver(route, outgoing, permit);
        };
    }

    @Override
    public String host() {
        return config.host() + ":" + config.port();
    }

    @Override
    public int connections() {
        return room.allowed();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        room.await();
        endAll();
        watchdog.close();
    }

    private Delivery deliver(Route route, Outgoing message, Permit permit) {
        try {
            if (!room.enter(permit.patience())) {
                return new Delivery.Withheld("no connection was free in time");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Delivery.NotSubmitted("interrupted while waiting for a connection");
        }
        try {
            if (closed.get()) {
                return new Delivery.NotSubmitted("the mailer is closed");
            }
            return deliverOverOne(route, message, permit);
        } finally {
            room.leave();
        }
    }

    private Delivery deliverOverOne(Route route, Outgoing message, Permit permit) {
        @Nullable Session kept = resting.poll();
        if (kept != null) {
            Delivery delivery = deliverOver(kept, route, message, permit);
            if (!kept.wasStale(delivery)) {
                return delivery;
            }
        }
        try {
            return deliverOver(dialer.dial(), route, message, permit);
        } catch (SmtpFault refused) {
            if (refused.code() == 421) {
                room.tooMany(System.nanoTime());
            }
            return new Delivery.NotSubmitted(refused.code(), told(refused));
        } catch (IOException e) {
            return new Delivery.NotSubmitted(told(e));
        }
    }

    private Delivery deliverOver(Session session, Route route, Outgoing message, Permit permit) {
        boolean returned = false;
        try {
            Delivery delivery = session.deliver(route, message, permit);
            if (!session.isBroken() && session.carried() < config.pool().messages()) {
                session.rest(System.nanoTime());
                resting.push(session);
                returned = true;
            }
            return delivery;
        } finally {
            if (!returned) {
                // Nobody should wait for the relay's goodbye.
                Thread.ofVirtual().start(() -> end(session));
            }
        }
    }

    private void endAll() {
        try (var goodbyes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Session session; (session = resting.poll()) != null; ) {
                Session last = session;
                goodbyes.execute(() -> end(last));
            }
        }
    }

    private void end(Session session) {
        if (!session.isBroken()) {
            session.quit(GOODBYE);
        }
        watchdog.release(session.wire());
    }

    /// The oldest are at the far end. One that is in nobody's hand is taken out before it is looked
    /// at, so that no one else can use it meanwhile.
    private void endIdle(long now) {
        for (Session session; (session = resting.pollLast()) != null; ) {
            if (now - session.restingSince() < config.pool().idle().toNanos()) {
                resting.addLast(session);
                if (closed.get()) {
                    endAll();
                }
                return;
            }
            Session idle = session;
            Thread.ofVirtual().start(() -> end(idle));
        }
    }

    private Duration tick() {
        var timeouts = config.timeouts();
        Duration shortest = config.pool().idle();
        for (Duration each : new Duration[] {timeouts.reply(), timeouts.dot(), LONGEST_TICK}) {
            shortest = each.compareTo(shortest) < 0 ? each : shortest;
        }
        return shortest.dividedBy(4);
    }

    private String told(IOException e) {
        String problem =
                e instanceof SmtpFault && e.getMessage() != null ? e.getMessage() : e.toString();
        return Reply.oneLine(host() + ": " + problem);
    }
}
