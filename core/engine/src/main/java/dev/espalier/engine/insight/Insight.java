package dev.espalier.engine.insight;

import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.review.Linter;
import dev.espalier.engine.review.Previewing;
import dev.espalier.engine.store.Store;
import java.time.InstantSource;

/// The door to what is shown.
public final class Insight {

    private final Previewing previewing;
    private final WaitingRoom waiting;
    private final Dashboard dashboard;
    private final Alarms alarms;
    private final Flow flow;

    public Insight(
            Store store, Programs programs, Composer composer, Linter linter, InstantSource clock) {
        this.previewing = new Previewing(store, composer, linter, clock);
        this.waiting = new WaitingRoom(store, linter);
        this.dashboard = new Dashboard(store, programs, clock);
        this.alarms = new Alarms(store, clock);
        this.flow = new Flow(store, programs, clock);
    }

    public Previewing previewing() {
        return previewing;
    }

    public WaitingRoom waiting() {
        return waiting;
    }

    public Dashboard dashboard() {
        return dashboard;
    }

    public Alarms alarms() {
        return alarms;
    }

    public Flow flow() {
        return flow;
    }
}
