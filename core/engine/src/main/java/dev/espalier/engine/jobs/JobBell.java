package dev.espalier.engine.jobs;

/// Rung after a transaction that changed something about jobs, so that nobody waits for the next
/// look at the table. A ring that nobody hears costs a second at most.
public final class JobBell {

    private volatile Runnable heard = () -> {};

    public void ring() {
        heard.run();
    }

    /// @param heard does something short; takes the place of who heard before
    public void onRing(Runnable heard) {
        this.heard = heard;
    }
}
