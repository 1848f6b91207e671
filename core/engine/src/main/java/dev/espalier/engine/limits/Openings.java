package dev.espalier.engine.limits;

import dev.espalier.definition.Holidays;
import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.store.Transaction;
import dev.espalier.engine.store.Workspace;
import java.time.Instant;
import java.util.Map;

/// When a send's sequence lets its emails go out: what waits must not go out at night because it
/// had to wait.
public final class Openings {

    private final Programs programs;
    private final Holidays holidays;

    public Openings(Programs programs, Holidays holidays) {
        this.programs = programs;
        this.holidays = holidays;
    }

    /// The first instant from `at` on. One that had to wait goes out in the workspace's window,
    /// even when it had a time of its own: that is past.
    ///
    /// @param workspaces as far as they were asked for
    Instant from(
            Transaction tx, Candidate candidate, Instant at, Map<Integer, Workspace> workspaces) {
        var send = candidate.send();
        return programs.find(
                        tx,
                        new Programs.Key(
                                send.workspace(),
                                send.sequence(),
                                send.version(),
                                send.incarnation()))
                .map(program -> {
                    var workspace =
                            workspaces.computeIfAbsent(
                                    send.workspace(), id -> tx.workspaces().require(id));
                    return program.definition()
                            .schedule()
                            .or(workspace.window())
                            .nextOpen(at, candidate.zone().orElse(workspace.zone()), holidays);
                })
                .orElse(at);
    }
}
