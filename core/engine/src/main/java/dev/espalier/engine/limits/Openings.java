package dev.espalier.engine.limits;

import dev.espalier.definition.Holidays;
import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.store.Transaction;
import java.time.Instant;

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
                .map(program ->
                        program.definition()
                                .schedule()
                                .nextOpen(
                                        at,
                                        candidate
                                                .zone()
                                                .orElseGet(() ->
                                                        tx.workspaces()
                                                                .require(send.workspace())
                                                                .zone()),
                                        holidays))
                .orElse(at);
    }
}
