package dev.espalier.server;

import dev.espalier.engine.store.Unavailable;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was started, to be stopped in the opposite order, once.
final class Closing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<Part> parts = new ArrayDeque<>();

    /// Something that stops without a checked exception.
    @FunctionalInterface
    interface Part {
        void stop();
    }

    void add(Part part) {
        parts.push(part);
    }

    /// One part that cannot stop properly does not keep the others from it.
    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().stop();
            } catch (Unavailable gone) {
                LOG.warn("stopping: {}", gone.getMessage());
            }
        }
    }
}
