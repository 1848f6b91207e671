package dev.espalier.engine.id;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Makes ids: UUIDs of version 7 (RFC 9562), so that rows made together lie together in an index.
public final class Ids {

    private final InstantSource clock;

    public Ids(InstantSource clock) {
        this.clock = clock;
    }

    public UUID next() {
        var random = ThreadLocalRandom.current();
        long high = (clock.millis() << 16) | 0x7000L | random.nextLong(0x1000);
        long low = 0x8000_0000_0000_0000L | (random.nextLong() >>> 2);
        return new UUID(high, low);
    }

    /// A text id such as `con_01k…`.
    public String next(String prefix) {
        return TypeId.text(prefix, next());
    }
}
