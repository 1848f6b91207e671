package dev.espalier.inngest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells Inngest's calls from others. Remembers those of the last five minutes, so that a call that
/// somebody overheard does nothing when it comes again.
final class Signatures {

    static final Duration FRESH = Duration.ofMinutes(5);

    private static final int MOST_REMEMBERED = 100_000;
    private static final Pattern HEADER = Pattern.compile("t=([0-9]{1,12})&s=([0-9a-f]{64})");

    private final List<SigningKey> keys;
    private final Map<String, Instant> seen = new LinkedHashMap<>();

    Signatures(List<SigningKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /// What is wrong with a call; empty: nothing.
    Optional<String> fault(Optional<String> header, byte[] body, Instant now) {
        var fault = forgery(header, body, now);
        return fault.isPresent() ? fault : replay(header.orElseThrow(), now);
    }

    /// The same for a call that changes nothing, and may come as often as it likes.
    Optional<String> forgery(Optional<String> header, byte[] body, Instant now) {
        if (header.isEmpty()) {
            return Optional.of("no signature (expected: x-inngest-signature)");
        }
        var parts = HEADER.matcher(header.get());
        if (!parts.matches()) {
            return Optional.of("x-inngest-signature: unreadable (expected: t=seconds&s=hex)");
        }
        var time = Instant.ofEpochSecond(Long.parseLong(parts.group(1)));
        if (Duration.between(time, now).abs().compareTo(FRESH) > 0) {
            return Optional.of(
                    "x-inngest-signature: of another time (expected: the last 5 minutes)");
        }
        boolean isGenuine =
                keys.stream().anyMatch(key -> same(key.sign(body, parts.group(1)), parts.group(2)));
        return isGenuine
                ? Optional.empty()
                : Optional.of("x-inngest-signature: wrong (expected: by one of our signing keys)");
    }

    private synchronized Optional<String> replay(String header, Instant now) {
        var oldest = seen.entrySet().iterator();
        while (oldest.hasNext()) {
            var at = oldest.next().getValue();
            if (at.isAfter(now.minus(FRESH.multipliedBy(2))) && seen.size() < MOST_REMEMBERED) {
                break;
            }
            oldest.remove();
        }
        return seen.putIfAbsent(header, now) == null
                ? Optional.empty()
                : Optional.of("x-inngest-signature: it was there before (expected: a new call)");
    }

    private static boolean same(String ours, String theirs) {
        return MessageDigest.isEqual(
                ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
    }
}
