package dev.espalier.engine.dispatch;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The sends that are said to the relay, or were, and whose end is not written down yet: what may
/// arrive once more when this process dies now. A relay answers faster than a database that is busy
/// writes; without a bound there would be as many of them as it answers meanwhile.
final class Open {

    private final Room room;
    private final Set<UUID> sends = ConcurrentHashMap.newKeySet();

    private static final class Room extends Semaphore {

        private static final long serialVersionUID = 1L;

        private int size;

        Room(int size) {
            super(size);
            this.size = size;
        }

        synchronized void resize(int now) {
            if (now > size) {
                release(now - size);
            } else {
                reducePermits(size - now);
            }
            size = now;
        }
    }

    /// @param most at once
    Open(int most) {
        this.room = new Room(most);
    }

    /// @param most at once from now on; those that are too many stay
    void limit(int most) {
        room.resize(most);
    }

    /// Waits for room, up to the time by [System#nanoTime].
    ///
    /// @return false: none came, and nothing may be said
    boolean enter(UUID send, long until) {
        try {
            if (room.tryAcquire()
                    || room.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                sends.add(send);
                return true;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /// Their end is written down, or never will be. Those that are not open count for nothing.
    void leave(Collection<UUID> ended) {
        int many = 0;
        for (var send : ended) {
            many += sends.remove(send) ? 1 : 0;
        }
        room.release(many);
    }

    /// Whether the relay waits for something to be written down.
    boolean isFull() {
        return room.availablePermits() <= 0;
    }
}
