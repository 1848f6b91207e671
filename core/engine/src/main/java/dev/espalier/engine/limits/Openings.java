package dev.espalier.engine.limits;

import dev.espalier.definition.Holidays;
import dev.espalier.definition.SendWindow;
import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.store.Transaction;
import java.time.Instant;
import java.time.ZoneId;

/// When a send's sequence lets its emails go out: what waits must not go out at night because it
/// had to wait.
public final class Openings {

    private final Programs programs;
    private final Holidays holidays;

    public Openings(Programs programs, Holidays holidays) {
        this.programs = programs;
        this.holidays = holidays;
    }

    /// The first instant from `at` on.
    Instant from(Transaction tx, Candidate candidate, Instant at) {
        var send = candidate.send();
        return programs.find(
                        tx,
                        new Programs.Key(
                                send.workspace(),
                                send.sequence(),
                                send.version(),
                                send.incarnation()))
                .map(program -> from(tx, candidate, program.definition().schedule(), at))
                .orElse(at);
    }

    private Instant from(Transaction tx, Candidate candidate, SendWindow schedule, Instant at) {
        return switch (schedule) {
            case SendWindow.Anytime _ -> at;
            case SendWindow.Between between ->
                    between.nextOpen(
                            at, candidate.zone().orElseGet(() -> zone(tx, candidate)), holidays);
        };
    }

    private static ZoneId zone(Transaction tx, Candidate candidate) {
        return tx.workspaces().require(candidate.send().workspace()).zone();
    }
}
