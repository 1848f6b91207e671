package dev.espalier.engine.paging;

import dev.espalier.refusal.Refused.Invalid;

/// How much of a list is given at once.
public final class Limit {

    public static final int DEFAULT = 20;
    public static final int MOST = 100;

    private Limit() {}

    /// @throws Invalid at path `limit` unless 1..100
    public static int check(int limit) {
        if (limit < 1 || limit > MOST) {
            throw Invalid.of("limit", limit + " (expected: 1.." + MOST + ")");
        }
        return limit;
    }
}
