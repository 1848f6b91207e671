package dev.espalier.engine.replay;

import dev.espalier.engine.store.Replays.Answer;
import dev.espalier.engine.store.Replays.Begun;
import dev.espalier.engine.store.Store;
import dev.espalier.refusal.Refused.Conflict;
import dev.espalier.refusal.Refused.Invalid;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Does what an idempotency key names once.
public final class Once {

    /// A call that has not ended after this is taken to be lost with its node.
    static final Duration LONGEST_CALL = Duration.ofSeconds(60);

    /// For so long a repeated call gets its first answer.
    public static final Duration REMEMBERED = Duration.ofHours(24);

    private static final int LONGEST_KEY = 255;

    private final Store store;
    private final InstantSource clock;

    public Once(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Runs `work` and keeps its answer, or gives the answer that was kept. Work that throws keeps
    /// nothing: the key is free again.
    ///
    /// @param key the caller's, 1..255 visible ASCII characters
    /// @param request all that makes two requests the same: operation and body
    /// @throws Conflict while another call with this key is running
    /// @throws Invalid at `Idempotency-Key` when the key is none, or was used for another request
    public Answer answer(int workspace, String key, byte[] request, Supplier<Answer> work) {
        check(key);
        var hash = hash(request);
        return switch (begin(workspace, key, hash)) {
            case Begun.Mine(var ticket) -> {
                var keep = new Keep(workspace, key, ticket);
                try {
                    var answer = work.get();
                    keep.finish(answer);
                    yield answer;
                } finally {
                    keep.abandonUnlessFinished();
                }
            }
            case Begun.Answered(var answer) -> answer;
            case Begun.Running _ ->
                    throw new Conflict("a request with this Idempotency-Key is still running");
            case Begun.Differs _ ->
                    throw Invalid.of("Idempotency-Key", "used before for another request");
        };
    }

    private Begun begin(int workspace, String key, byte[] hash) {
        var now = clock.instant();
        return store.inTransaction(
                tx -> tx.replays().begin(workspace, key, hash, now, now.minus(LONGEST_CALL)));
    }

    private final class Keep {
        private final int workspace;
        private final String key;
        private final Instant ticket;
        private boolean isFinished;

        Keep(int workspace, String key, Instant ticket) {
            this.workspace = workspace;
            this.key = key;
            this.ticket = ticket;
        }

        void finish(Answer answer) {
            // Set first: what was done must not be done again because keeping its answer failed.
            isFinished = true;
            store.run(tx -> tx.replays().finish(workspace, key, ticket, answer));
        }

        void abandonUnlessFinished() {
            if (!isFinished) {
                store.run(tx -> tx.replays().abandon(workspace, key, ticket));
            }
        }
    }

    private static void check(String key) {
        boolean visible = key.chars().allMatch(c -> c > ' ' && c < 127);
        if (key.isEmpty() || key.length() > LONGEST_KEY || !visible) {
            throw Invalid.of(
                    "Idempotency-Key",
                    "(expected: 1.." + LONGEST_KEY + " visible ASCII characters)");
        }
    }

    private static byte[] hash(byte[] request) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(request);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
