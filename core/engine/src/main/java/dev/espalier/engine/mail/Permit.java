package dev.espalier.engine.mail;

import java.time.Duration;

/// Leave to hand over one message. It runs out: what a process was allowed before it stood still it
/// must not do when it goes on.
public interface Permit {

    /// One that never runs out.
    Permit ENDLESS =
            new Permit() {
                @Override
                public boolean holds() {
                    return true;
                }

                @Override
                public Duration patience() {
                    return Duration.ofNanos(Long.MAX_VALUE);
                }
            };

    /// Asked before anything is said of the message, and once more before its final dot.
    boolean holds();

    /// The longest wait for a connection from now on; not positive: none.
    Duration patience();
}
