package dev.espalier.server.watch;

import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Envelope;
import dev.espalier.engine.mail.Mailer;
import dev.espalier.engine.mail.Permit;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/// Counts and times what another mailer does, by outcome.
public final class CountingMailer implements Mailer {

    private final Mailer mailer;
    private final Timer accepted;
    private final Timer deferred;
    private final Timer rejected;
    private final Timer inDoubt;
    private final Timer notSubmitted;
    private final Timer withheld;

    public CountingMailer(Mailer mailer, MeterRegistry registry) {
        this.mailer = mailer;
        this.accepted = timer(registry, "accepted");
        this.deferred = timer(registry, "deferred");
        this.rejected = timer(registry, "rejected");
        this.inDoubt = timer(registry, "in_doubt");
        this.notSubmitted = timer(registry, "not_submitted");
        this.withheld = timer(registry, "withheld");
    }

    private static Timer timer(MeterRegistry registry, String outcome) {
        return Timer.builder("espalier.deliveries")
                .description("Attempts to hand a message over, by what came of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    @Override
    public Delivery deliver(Envelope envelope, byte[] message, Permit permit) {
        long start = System.nanoTime();
        var delivery = mailer.deliver(envelope, message, permit);
        timer(delivery).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        return delivery;
    }

    private Timer timer(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Accepted _ -> accepted;
            case Delivery.Deferred _ -> deferred;
            case Delivery.Rejected _ -> rejected;
            case Delivery.InDoubt _ -> inDoubt;
            case Delivery.NotSubmitted _ -> notSubmitted;
            case Delivery.Withheld _ -> withheld;
        };
    }

    @Override
    public String host() {
        return mailer.host();
    }

    @Override
    public int connections() {
        return mailer.connections();
    }

    @Override
    public void close() {
        mailer.close();
    }
}
