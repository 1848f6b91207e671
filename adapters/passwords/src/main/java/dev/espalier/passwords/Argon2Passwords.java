package dev.espalier.passwords;

import dev.espalier.engine.people.Passwords;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id. Safe for use by many threads.
public final class Argon2Passwords implements Passwords {

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT = 16;
    private static final int LENGTH = 32;
    private static final int MOST_AT_ONCE = 2;

    /// What a hash may ask for, so that a row somebody tampered with cannot take all memory.
    private static final int MOST_MEMORY_KIB = 256 * 1024;

    private static final int MOST_PASSES = 16;

    /// `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
    private static final Pattern PHC =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{1,128})\\$([A-Za-z0-9+/]{1,256})");

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Semaphore places = new Semaphore(MOST_AT_ONCE, true);

    private final int memoryKib;

    public Argon2Passwords() {
        this(MEMORY_KIB);
    }

    /// @param memoryKib what each new hash takes, from 8: less is quicker, and quicker to guess
    public Argon2Passwords(int memoryKib) {
        this.memoryKib = memoryKib;
    }

    private record Cost(int memoryKib, int passes, int lanes) {}

    @Override
    public String hash(String password) {
        var salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        var cost = new Cost(memoryKib, PASSES, LANES);
        var encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memoryKib(),
                        cost.passes(),
                        cost.lanes(),
                        encoder.encodeToString(salt),
                        encoder.encodeToString(computed(password, salt, cost, LENGTH)));
    }

    @Override
    public boolean matches(String password, String hash) {
        var parts = PHC.matcher(hash);
        if (!parts.matches()) {
            return false;
        }
        var cost =
                new Cost(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)));
        if (cost.memoryKib() > MOST_MEMORY_KIB || cost.passes() > MOST_PASSES || cost.lanes() < 1) {
            return false;
        }
        var decoder = Base64.getDecoder();
        byte[] expected = decoder.decode(parts.group(5));
        return MessageDigest.isEqual(
                expected,
                computed(password, decoder.decode(parts.group(4)), cost, expected.length));
    }

    private byte[] computed(String password, byte[] salt, Cost cost, int length) {
        var parameters =
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(cost.memoryKib())
                        .withIterations(cost.passes())
                        .withParallelism(cost.lanes())
                        .withSalt(salt)
                        .build();
        var result = new byte[length];
        places.acquireUninterruptibly();
        try {
            var generator = new Argon2BytesGenerator();
            generator.init(parameters);
            // Two keyboards write one letter differently.
            generator.generateBytes(
                    Normalizer.normalize(password, Normalizer.Form.NFKC)
                            .getBytes(StandardCharsets.UTF_8),
                    result);
        } finally {
            places.release();
        }
        return result;
    }
}
