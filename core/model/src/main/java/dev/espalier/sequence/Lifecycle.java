package dev.espalier.sequence;

import java.time.Instant;

/// A sequence's state; each offers only its legal moves.
public sealed interface Lifecycle {

    SequenceStatus status();

    record Draft() implements Lifecycle {
        public Active approve(Instant now) {
            return new Active(now);
        }

        public Cancelled cancel(Instant now) {
            return new Cancelled(now);
        }

        @Override
        public SequenceStatus status() {
            return SequenceStatus.DRAFT;
        }
    }

    record Active(Instant since) implements Lifecycle {
        public Paused pause(Instant now) {
            return new Paused(since, now);
        }

        public Completed complete(Instant now) {
            return new Completed(now);
        }

        public Cancelled cancel(Instant now) {
            return new Cancelled(now);
        }

        @Override
        public SequenceStatus status() {
            return SequenceStatus.ACTIVE;
        }
    }

    record Paused(Instant activeSince, Instant at) implements Lifecycle {
        public Active resume() {
            return new Active(activeSince);
        }

        public Cancelled cancel(Instant now) {
            return new Cancelled(now);
        }

        @Override
        public SequenceStatus status() {
            return SequenceStatus.PAUSED;
        }
    }

    record Completed(Instant at) implements Lifecycle {
        @Override
        public SequenceStatus status() {
            return SequenceStatus.COMPLETED;
        }
    }

    record Cancelled(Instant at) implements Lifecycle {
        @Override
        public SequenceStatus status() {
            return SequenceStatus.CANCELLED;
        }
    }
}
