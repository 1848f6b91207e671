package dev.espalier.http.rest;

import dev.espalier.http.operation.Caller;
import dev.espalier.http.shape.Shown;
import dev.espalier.http.wire.Exchange;
import dev.espalier.refusal.Refused;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Does a keyed mutation once.
final class Once {
    private static final HeaderName HEADER = HeaderNames.create("idempotency-key");
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
    private final Replays replays;

    Once(Replays replays) {
        this.replays = replays;
    }

    static Optional<String> key(Exchange exchange) {
        var key = exchange.header(HEADER);
        key.filter(given -> !KEY.matcher(given).matches())
                .ifPresent(given -> {
                    throw Refused.Invalid.of(
                            "idempotency-key",
                            Shown.text(given) + " (expected: 1..255 visible ASCII characters)");
                });
        return key;
    }

    /// The first answer to this request, now or before.
    Replays.Kept answer(
            Caller caller, String key, String fingerprint, Supplier<Replays.Kept> work) {
        return switch (replays.begin(caller, key, fingerprint)) {
            case Replays.Claim.Fresh _ -> fresh(caller, key, work);
            case Replays.Claim.Answered(var kept) -> kept;
            case Replays.Claim.Mismatch _ ->
                    throw new Refused.Conflict(
                            "this idempotency key came with another request before (expected: a new key)");
            case Replays.Claim.Running _ ->
                    throw new Refused.Conflict(
                            "the first request with this idempotency key is still being worked on");
        };
    }

    private Replays.Kept fresh(Caller caller, String key, Supplier<Replays.Kept> work) {
        Replays.Kept kept;
        try {
            kept = work.get();
        } catch (Refused e) {
            replays.release(caller, key);
            throw e;
        }
        replays.finish(caller, key, kept);
        return kept;
    }

    static String fingerprint(String operation, String target, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((operation + '\n' + target + '\n').getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
