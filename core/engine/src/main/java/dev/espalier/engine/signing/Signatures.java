package dev.espalier.engine.signing;

import dev.espalier.engine.store.SigningKeys.SigningKey;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Unavailable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Makes and opens tokens. Safe for use by many threads, signing takes no lock.
///
/// A token is the key's number, the payload and a truncated HMAC-SHA-256 (RFC 2104) of the purpose
/// and the payload.
public final class Signatures {

    /// A number that fits into two bytes, so that an address with a token in it fits too.
    static final int MOST_KEYS = (1 << 14) - 1;

    /// How long a node goes by the keys it knows.
    static final Duration REFRESH = Duration.ofMinutes(1);

    private static final int SECRET = 32;
    private static final long NEVER = Long.MIN_VALUE;
    private static final long MILLIS_BETWEEN_LOOKS = 1_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Store store;
    private final InstantSource clock;
    private final AtomicLong lookedAt = new AtomicLong(NEVER);
    private volatile Ring ring = Ring.EMPTY;
    private volatile Instant refreshAt = Instant.MIN;

    public Signatures(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Signs with the key of this moment.
    ///
    /// @return as [#sign(Purpose, byte\[\], Instant)]
    /// @throws Unavailable when the keys cannot be read
    public String sign(Purpose purpose, byte[] payload) {
        return sign(purpose, payload, clock.instant());
    }

    /// Signs with the key of a moment: what is made again later comes out the same. Reads the keys
    /// once a minute, and makes the first one ever; not for use inside a transaction.
    ///
    /// @param at not in the future
    /// @return letters that stand unquoted in URLs; for [Purpose#RETURN_PATH] also in an address,
    ///   whatever becomes of their case
    /// @throws Unavailable when the keys cannot be read
    public String sign(Purpose purpose, byte[] payload, Instant at) {
        var key = ready().signing(at);
        var number = Varint.of(key.id());
        var token =
                ByteBuffer.allocate(number.length + payload.length + purpose.macLength())
                        .put(number)
                        .put(payload)
                        .put(key.mac(purpose, payload), 0, purpose.macLength());
        return purpose.spelling().write(token.array());
    }

    /// What was signed; empty for anything that no node made for this purpose.
    ///
    /// @param token whatever a stranger can type
    /// @throws Unavailable when the keys cannot be read
    public Optional<byte[]> open(Purpose purpose, String token) {
        return purpose.spelling().read(token).flatMap(bytes -> open(purpose, bytes));
    }

    private Optional<byte[]> open(Purpose purpose, byte[] bytes) {
        var rest = ByteBuffer.wrap(bytes);
        var number = Varint.read(rest).filter(id -> id <= MOST_KEYS);
        int length = rest.remaining() - purpose.macLength();
        if (number.isEmpty() || length < 0) {
            return Optional.empty();
        }
        var payload = Arrays.copyOfRange(bytes, rest.position(), rest.position() + length);
        var mac = Arrays.copyOfRange(bytes, bytes.length - purpose.macLength(), bytes.length);
        return find(number.get())
                .map(key -> Arrays.copyOf(key.mac(purpose, payload), purpose.macLength()))
                .filter(right -> MessageDigest.isEqual(right, mac))
                .map(_ -> payload);
    }

    /// Adds a key that signs on all nodes two minutes from now, when every node knows it. Whatever
    /// was signed before stays good.
    ///
    /// @return the newest one, which may be another node's that was made at this moment
    /// @throws Unavailable when the keys cannot be read or written
    public Newest rotate() {
        int last = ready().last();
        if (last >= MOST_KEYS) {
            throw new IllegalStateException(last + " keys (expected: at most " + MOST_KEYS + ")");
        }
        // When another node adds the same number at this moment, there is a new key all the same.
        store.run(tx -> tx.signingKeys().add(fresh(last + 1)));
        var known = load();
        return new Newest(known.signers().size(), known.signers().getLast().from());
    }

    /// @param keys how many there are
    /// @param signsFrom when the newest begins to sign
    public record Newest(int keys, Instant signsFrom) {}

    private Ring ready() {
        var known = ring;
        if (!known.isEmpty() && clock.instant().isBefore(refreshAt)) {
            return known;
        }
        var found = load();
        if (found.isEmpty()) {
            store.run(tx -> tx.signingKeys().add(fresh(1)));
            return load();
        }
        return found;
    }

    private Optional<Ring.Signer> find(int id) {
        var found = ready().find(id);
        if (found.isPresent() || !mayLook()) {
            return found;
        }
        return load().find(id);
    }

    /// Strangers can invent numbers: the database hears of one a second.
    private boolean mayLook() {
        long now = clock.millis();
        long last = lookedAt.get();
        return (last == NEVER || now - last >= MILLIS_BETWEEN_LOOKS)
                && lookedAt.compareAndSet(last, now);
    }

    private Ring load() {
        var now = clock.instant();
        var loaded = Ring.of(store.inTransaction(tx -> tx.signingKeys().all()));
        synchronized (this) {
            // Two that look at once may come back in the other order.
            ring = ring.larger(loaded);
            refreshAt = now.plus(REFRESH);
            return ring;
        }
    }

    private SigningKey fresh(int id) {
        var secret = new byte[SECRET];
        RANDOM.nextBytes(secret);
        return new SigningKey(id, secret, clock.instant());
    }
}
