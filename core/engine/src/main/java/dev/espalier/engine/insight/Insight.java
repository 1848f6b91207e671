package dev.espalier.engine.insight;

import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.review.Linter;
import dev.espalier.engine.review.Previewing;
import dev.espalier.engine.store.Store;
import java.time.InstantSource;

/// The door to what is shown.
public final class Insight {

    private final Previewing previewing;
    private final WaitingRoom waiting;

    public Insight(Store store, Composer composer, Linter linter, InstantSource clock) {
        this.previewing = new Previewing(store, composer, linter, clock);
        this.waiting = new WaitingRoom(store, linter);
    }

    public Previewing previewing() {
        return previewing;
    }

    public WaitingRoom waiting() {
        return waiting;
    }
}
