package dev.espalier.http.trpc;

import java.time.Duration;

/// How much a tRPC client may ask for.
///
/// @param batch calls in one request
/// @param atOnce queries of one batch that run at the same time
/// @param ping after so much silence a stream says that it is alive
/// @param subscriptions open at once, all clients together
public record TrpcLimits(int batch, int atOnce, Duration ping, int subscriptions) {

    /// 100 calls, 10 at once, a ping every 15 s, 500 subscriptions.
    public static TrpcLimits usual() {
        return new TrpcLimits(100, 10, Duration.ofSeconds(15), 500);
    }

    public TrpcLimits {
        if (batch < 1 || atOnce < 1 || subscriptions < 0) {
            throw new IllegalArgumentException(
                    "trpc.batch, at-once, subscriptions: "
                            + batch
                            + ", "
                            + atOnce
                            + ", "
                            + subscriptions
                            + " (expected: > 0, > 0, >= 0)");
        }
        if (!ping.isPositive()) {
            throw new IllegalArgumentException("trpc.ping: " + ping + " (expected: > 0)");
        }
    }
}
