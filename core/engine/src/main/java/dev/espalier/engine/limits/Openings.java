package dev.espalier.engine.limits;

import dev.espalier.definition.Holidays;
import dev.espalier.definition.SendWindow;
import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.store.Transaction;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.IntFunction;

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
    ///
    /// @param zones of workspaces, as far as they were asked for
    Instant from(Transaction tx, Candidate candidate, Instant at, Map<Integer, ZoneId> zones) {
        var send = candidate.send();
        return programs.find(
                        tx,
                        new Programs.Key(
                                send.workspace(),
                                send.sequence(),
                                send.version(),
                                send.incarnation()))
                .map(program ->
                        from(
                                candidate,
                                program.definition().schedule(),
                                at,
                                id ->
                                        zones.computeIfAbsent(
                                                id, one -> tx.workspaces().require(one).zone())))
                .orElse(at);
    }

    private Instant from(
            Candidate candidate, SendWindow schedule, Instant at, IntFunction<ZoneId> zones) {
        return switch (schedule) {
            case SendWindow.Anytime _ -> at;
            case SendWindow.Between between ->
                    between.nextOpen(
                            at,
                            candidate
                                    .zone()
                                    .orElseGet(() -> zones.apply(candidate.send().workspace())),
                            holidays);
        };
    }
}
