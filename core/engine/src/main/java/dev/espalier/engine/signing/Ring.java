package dev.espalier.engine.signing;

import dev.espalier.engine.store.SigningKeys.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The keys at hand.
record Ring(List<Signer> signers) {

    static final Ring EMPTY = new Ring(List.of());

    /// By then every node has looked.
    static final Duration KNOWN_TO_ALL = Signatures.REFRESH.multipliedBy(2);

    private static final String ALGORITHM = "HmacSHA256";

    Ring {
        signers = List.copyOf(signers);
    }

    /// @param keys the newest last
    static Ring of(List<SigningKey> keys) {
        return new Ring(keys.stream().map(Signer::of).toList());
    }

    boolean isEmpty() {
        return signers.isEmpty();
    }

    int last() {
        return signers.getLast().id();
    }

    /// The first one signs until another may, though its clock were ahead.
    Signer signing(Instant at) {
        for (int i = signers.size() - 1; i > 0; i--) {
            if (!signers.get(i).from().isAfter(at)) {
                return signers.get(i);
            }
        }
        return signers.getFirst();
    }

    Optional<Signer> find(int id) {
        return signers.stream().filter(signer -> signer.id() == id).findFirst();
    }

    /// Keys are only ever added: of two looks the one that saw more is the later one.
    Ring larger(Ring other) {
        return other.signers.size() > signers.size() ? other : this;
    }

    /// A key, ready to sign.
    ///
    /// @param from when it begins to sign
    /// @param begun for each purpose, what signing begins with; copied, never used itself, so that
    ///   nobody waits for anybody
    record Signer(int id, Instant from, Map<Purpose, Mac> begun) {

        static Signer of(SigningKey key) {
            var begun = new HashMap<Purpose, Mac>();
            for (var purpose : Purpose.values()) {
                begun.put(purpose, begin(key.secret(), purpose));
            }
            return new Signer(key.id(), key.createdAt().plus(KNOWN_TO_ALL), Map.copyOf(begun));
        }

        private static Mac begin(byte[] secret, Purpose purpose) {
            try {
                var mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(secret, ALGORITHM));
                mac.update(purpose.label().getBytes(StandardCharsets.US_ASCII));
                // Ends the label: no label and payload read like another pair of them.
                mac.update((byte) 0);
                return mac;
            } catch (GeneralSecurityException impossible) {
                throw new AssertionError("every Java platform has HMAC-SHA-256", impossible);
            }
        }

        byte[] mac(Purpose purpose, byte[] payload) {
            try {
                var mac = (Mac) Objects.requireNonNull(begun.get(purpose)).clone();
                return mac.doFinal(payload);
            } catch (CloneNotSupportedException impossible) {
                throw new AssertionError("the platform's own HMAC can be copied", impossible);
            }
        }
    }
}
