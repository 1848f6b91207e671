package dev.espalier.engine.limits;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One way that messages take, how many may be on it at once, and whether it is closed. A pure
/// machine: time comes in as an argument. Not safe for use by many threads; see [Traffic].
///
///     free ──slower──▶ narrow ──slower: half; well: one more each round──▶ free
///       └──────────────┴── refusals in a row ──▶ closed ──pause──▶ trying ──alive──▶ narrow
///                                                  ▲                 │
///                                                  └─ twice as long ─┘ refused
///
/// The window is additive increase, multiplicative decrease (RFC 5681); one halving for each round
/// of answers, and one more message for each round that went well, as Postfix's scheduler counts
/// its pseudo-cohorts (SCHEDULER_README, "feedback" and "dead"). Where nothing is known yet, a
/// few learn for the others how it is: see [#isUntried].
final class Lane {

    /// How a lane bears refusals.
    ///
    /// @param refusals that close it, in a row
    /// @param pause the first; each further one is twice as long
    /// @param longest pause
    record Temper(int refusals, Duration pause, Duration longest) {}

    /// A lane that has just closed.
    record Closed(Instant until, int refusals) {}

    /// How many go a way that nobody has come back from yet: Postfix's
    /// `initial_destination_concurrency`.
    private static final int SCOUTS = 5;

    private static final double SCATTER = 0.2;
    private static final double WEIGHT = 0.1;
    private static final long SECOND = 1_000_000_000L;

    /// More are not worth a claim.
    private static final int MOST_CLAIMABLE = 500;

    /// How far ahead those that wait are lined up.
    private static final Duration LINE = Duration.ofMinutes(2);

    /// How much one answer tells of how many are refusals.
    private static final double SHARE_WEIGHT = 0.01;

    /// As many refusals in a row as close a lane come about by chance once in so many answers.
    private static final double BY_CHANCE = 1e-6;

    /// However often a lane refuses, it bears no more than so many times what it does at first.
    private static final int MOST = 4;

    /// How long it is remembered how a lane was, when nothing goes that way.
    private static final Duration MEMORY = Duration.ofHours(1);

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /// How long a trial mostly takes.
    private static final Duration TRIAL = Duration.ofSeconds(5);

    private final Temper temper;
    private final int widest;
    private final RandomGenerator random;

    /// How many may be under way; at [#widest] nothing is limited.
    private double window;

    private int underway;

    /// Something has arrived this way since it is remembered.
    private boolean isProven;

    private int refusals;
    private int pauses;

    /// How many of the answers are refusals, of late: 0..1.
    private double share;

    /// As many in a row close it. Where a part of the answers are refusals while others are taken,
    /// a few in a row say little.
    private int bearable;

    /// Answers to what was under way when the window was last halved.
    private int round;

    private double nanos = SECOND;
    private @Nullable Instant closedUntil;
    private @Nullable Instant trialAt;

    /// Whose message tries a closed lane; null: nobody's.
    private @Nullable UUID trial;

    /// When it was last used; null: never.
    private @Nullable Instant usedAt;

    private final Line line;

    /// @param widest what is no limit
    Lane(Temper temper, int widest, RandomGenerator random) {
        this.temper = temper;
        this.widest = widest;
        this.random = random;
        this.window = widest;
        this.bearable = temper.refusals();
        this.line = new Line(random);
    }

    /// Nothing is limited and nothing remembered.
    boolean isFree() {
        return window >= widest && closedUntil == null && refusals == 0 && pauses == 0;
    }

    boolean isIdle() {
        return underway == 0;
    }

    boolean isOpen(Instant now) {
        return closedUntil == null || !now.isBefore(closedUntil);
    }

    /// How many may be claimed now: what goes within a second, and never fewer than a few, which
    /// wait a moment.
    int claimable(Instant now) {
        if (!isOpen(now)) {
            return 0;
        }
        if (closedUntil != null) {
            return trial == null ? 1 : 0;
        }
        if (window >= widest) {
            return Integer.MAX_VALUE;
        }
        double inASecond = window * SECOND / Math.max(1, nanos);
        return (int) Math.max(4 * (int) window, Math.min(inASecond, MOST_CLAIMABLE));
    }

    /// Whether those that are on it now had better be heard of before another goes. It takes
    /// moments, so nothing need be queued again for it.
    boolean isUntried() {
        return !isProven && closedUntil == null && window >= widest && underway >= SCOUTS;
    }

    /// Whether none may go.
    boolean isFull(Instant now) {
        return closedUntil != null
                ? !isOpen(now) || trial != null
                : window < widest && underway >= (int) window;
    }

    /// Whether those that are on it now make room for others in a moment.
    boolean isMoving() {
        return closedUntil == null;
    }

    /// Whether one more may go; then it counts until [#answered] or [#leave].
    ///
    /// @param send which one: a closed lane is tried by its answer, not by one that comes late
    boolean enter(UUID send, Instant now) {
        usedAt = now;
        if (isFull(now)) {
            return false;
        }
        if (closedUntil != null) {
            trial = send;
        }
        underway++;
        return true;
    }

    /// It did not go after all.
    void leave(UUID send) {
        underway--;
        isTrialOver(send);
    }

    private boolean isTrialOver(UUID send) {
        boolean isIt = send.equals(trial);
        trial = isIt ? null : trial;
        return isIt;
    }

    /// Whether what is remembered is of no use any more: nobody has come this way for long.
    boolean isStale(Instant now) {
        return underway == 0 && (usedAt == null || now.isAfter(usedAt.plus(MEMORY)));
    }

    /// @return how it closed, if it did now
    @Nullable Closed answered(UUID send, Signal signal, long took, Instant now) {
        usedAt = now;
        int beside = underway;
        underway--;
        round = Math.max(0, round - 1);
        boolean wasTrying = isTrialOver(send);
        return switch (signal) {
            case WELL -> {
                nanos += WEIGHT * (took - nanos);
                alive(wasTrying);
                if (window < widest) {
                    window = Math.min(widest, window + 1 / window);
                }
                yield null;
            }
            case ALIVE -> {
                alive(wasTrying);
                yield null;
            }
            case SLOWER -> {
                if (round == 0) {
                    window = Math.max(1, Math.min(window, beside) / 2);
                    round = beside;
                }
                yield refused(wasTrying, now);
            }
            case REFUSED -> refused(wasTrying, now);
            case NOTHING -> null;
        };
    }

    private void alive(boolean wasTrying) {
        isProven = true;
        refusals = 0;
        share -= SHARE_WEIGHT * share;
        bearable = bearable(share);
        if (closedUntil == null) {
            pauses = 0;
        } else if (wasTrying) {
            closedUntil = null;
            window = 1;
        }
    }

    private int bearable(double share) {
        int least = temper.refusals();
        double inARow = Math.ceil(Math.log(BY_CHANCE) / Math.log(share));
        return share <= 0 ? least : (int) Math.clamp(inARow, least, MOST * least);
    }

    private @Nullable Closed refused(boolean wasTrying, Instant now) {
        refusals++;
        share += SHARE_WEIGHT * (1 - share);
        boolean closes = closedUntil == null ? refusals >= bearable : wasTrying;
        if (!closes) {
            return null;
        }
        var plain = temper.pause().multipliedBy(1L << Math.min(pauses, 20));
        var bounded = plain.compareTo(temper.longest()) > 0 ? temper.longest() : plain;
        pauses++;
        // What is known is of the time before.
        share = 0;
        bearable = temper.refusals();
        double scattered = 1 - SCATTER + 2 * SCATTER * random.nextDouble();
        closedUntil = now.plusNanos((long) (bounded.toNanos() * scattered));
        return new Closed(closedUntil, refusals);
    }

    /// When one that may not go now is looked at again: in line behind those that were told before,
    /// at whole seconds, since those that are claimed together cost little. Of those that wait for
    /// a closed lane one comes when it opens, and the others when that one has its answer.
    Instant next(Instant now) {
        var until = closedUntil;
        if (until != null && now.isBefore(until) && !until.equals(trialAt)) {
            trialAt = until;
            return until;
        }
        var gap = Duration.ofNanos((long) (nanos / Math.max(1, window)));
        gap = gap.compareTo(SHORTEST) < 0 ? SHORTEST : gap;
        var begin = until != null && now.isBefore(until) ? until.plus(TRIAL) : now;
        return line.next(begin.plus(gap), gap, LINE).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }

    int window() {
        return (int) window;
    }
}
