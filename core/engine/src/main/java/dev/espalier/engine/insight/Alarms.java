package dev.espalier.engine.insight;

import dev.espalier.engine.store.Overview.Trouble;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.engine.store.Warnings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is wrong and needs a person, in words.
public final class Alarms {

    /// A relay's complaint of longer ago is history.
    private static final Duration RECENT = Duration.ofHours(24);

    /// Long after a node that lives would have been heard of.
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final int MOST_COMPLAINTS = 100;
    private static final int MOST_SEQUENCES = 20;

    private final Store store;
    private final InstantSource clock;

    Alarms(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// What is wrong.
    public enum Kind {
        NOBODY_TICKING,
        SENDING_HELD,
        RELAY_REFUSES,
        IN_DOUBT,
        GENERATION_FAILED,
        HELD,
        SENDER
    }

    /// @param count of what it is about: complaints, sends, emails or people; 0 where nothing is
    ///   counted
    public record Alarm(
            Kind kind,
            String words,
            long count,
            Optional<Instant> since,
            Optional<String> sequence) {}

    /// The weightiest first.
    public List<Alarm> now(int workspace) {
        var now = clock.instant();
        return store.reading(tx -> {
            var alarms = new ArrayList<Alarm>();
            nobodyTicking(tx, now).ifPresent(alarms::add);
            held(tx).ifPresent(alarms::add);
            tx.warnings().list(workspace, MOST_COMPLAINTS).stream()
                    .filter(one -> one.lastAt().isAfter(now.minus(RECENT)))
                    .map(Alarms::complaint)
                    .forEach(alarms::add);
            tx.overview().troubles(workspace, MOST_SEQUENCES).stream()
                    .map(Alarms::trouble)
                    .forEach(alarms::add);
            alarms.sort(java.util.Comparator.comparing(Alarm::kind));
            return List.copyOf(alarms);
        });
    }

    private static Optional<Alarm> nobodyTicking(Transaction tx, Instant now) {
        var last = tx.overview().lastBeat();
        if (last.filter(beat -> beat.isAfter(now.minus(SILENCE))).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                new Alarm(
                        Kind.NOBODY_TICKING,
                        "no server runs the sequences: nothing is planned and nothing is sent",
                        0,
                        last,
                        Optional.empty()));
    }

    private static Optional<Alarm> held(Transaction tx) {
        return tx.installations()
                .known()
                .filter(known -> known.heldSince() != null)
                .map(known ->
                        new Alarm(
                                Kind.SENDING_HELD,
                                "nothing is sent until a person confirms this database: "
                                        + known.detail(),
                                0,
                                Optional.ofNullable(known.heldSince()),
                                Optional.empty()));
    }

    private static Alarm complaint(Warnings.Warning warning) {
        var kind =
                switch (warning.kind()) {
                    case LOGIN, RELAY, THROTTLED -> Kind.RELAY_REFUSES;
                    case POLICY, SENDER -> Kind.SENDER;
                };
        var what =
                switch (warning.kind()) {
                    case LOGIN -> " refuses the login";
                    case RELAY -> " refuses the connection";
                    case THROTTLED -> " takes nothing for a while";
                    case POLICY -> " refuses messages for their content or their sender";
                    case SENDER -> " does not take mail from the sender's address";
                };
        return new Alarm(
                kind,
                warning.host()
                        + what
                        + (warning.detail().isBlank() ? "" : ": " + warning.detail().strip()),
                warning.count(),
                Optional.of(warning.firstAt()),
                Optional.empty());
    }

    private static Alarm trouble(Trouble trouble) {
        boolean isOne = trouble.count() == 1;
        var count = Long.toString(trouble.count());
        return switch (trouble.kind()) {
            case IN_DOUBT ->
                    alarm(
                            Kind.IN_DOUBT,
                            trouble,
                            isOne
                                    ? "1 send may or may not have arrived: a person decides"
                                    : count
                                            + " sends may or may not have arrived: a person decides");
            case GENERATION_FAILED ->
                    alarm(
                            Kind.GENERATION_FAILED,
                            trouble,
                            isOne
                                    ? "1 email could not be drafted"
                                    : count + " emails could not be drafted");
            case HELD ->
                    alarm(
                            Kind.HELD,
                            trouble,
                            isOne
                                    ? "1 contact is held: too late, or planning it failed"
                                    : count
                                            + " contacts are held: too late, or planning them failed");
        };
    }

    private static Alarm alarm(Kind kind, Trouble trouble, String words) {
        return new Alarm(
                kind,
                words,
                trouble.count(),
                Optional.of(trouble.since()),
                Optional.of(trouble.sequence()));
    }
}
