package dev.espalier.testing;

import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Envelope;
import dev.espalier.engine.mail.Mailer;
import dev.espalier.engine.mail.Permit;
import dev.espalier.mail.reading.MimeMessageReader;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// A relay that keeps what it accepts and answers as the test says.
public final class Relay implements Mailer {

    private final InstantSource clock;
    private final List<Mail> accepted = new CopyOnWriteArrayList<>();
    private volatile Runnable beforeLooking = () -> {};
    private volatile Function<Envelope, Delivery> answer =
            _ -> new Delivery.Accepted("250 2.0.0 kept");

    Relay(InstantSource clock) {
        this.clock = clock;
    }

    /// What happens between the gate and the first word to the relay, from now on.
    public void beforeLooking(Runnable what) {
        beforeLooking = what;
    }

    /// How it answers from now on. Only what is accepted or in doubt arrives.
    public void answers(Function<Envelope, Delivery> answer) {
        this.answer = answer;
    }

    public void accepts() {
        answers(_ -> new Delivery.Accepted("250 2.0.0 kept"));
    }

    @Override
    public Delivery deliver(Envelope envelope, byte[] message, Permit permit) {
        beforeLooking.run();
        if (!permit.holds()) {
            return new Delivery.Withheld("the permit ran out");
        }
        var delivery = answer.apply(envelope);
        switch (delivery) {
            case Delivery.Accepted _, Delivery.InDoubt _ ->
                    accepted.add(
                            new Mail(
                                    envelope.to(),
                                    clock.instant(),
                                    new MimeMessageReader().read(message),
                                    message));
            case Delivery.Deferred _,
                    Delivery.Rejected _,
                    Delivery.NotSubmitted _,
                    Delivery.Withheld _ -> {}
        }
        return delivery;
    }

    @Override
    public String host() {
        return "relay.example";
    }

    @Override
    public int connections() {
        return 16;
    }

    /// Everything that arrived, in order.
    public List<Mail> arrived() {
        return new ArrayList<>(accepted);
    }

    @Override
    public void close() {}
}
