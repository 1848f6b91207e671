package dev.espalier.engine.signing;

import dev.espalier.contact.EmailAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Gives every send an envelope sender of its own (VERP), so that whatever comes back says by its
/// address alone which send it is about: `NAME+TOKEN@domain`.
///
/// @param signatures that know the tokens again
/// @param base `NAME@domain` as the operator configured it, NAME of 1..10 letters, digits or
///   hyphens; empty: the envelope sender is the From address
public record ReturnPath(Signatures signatures, Optional<EmailAddress> base) {

    /// A token takes 53 characters at most, `+` one, and a local part may have 64 (RFC 5321 section
    /// 4.5.3.1.1).
    public static final int LONGEST_NAME = 10;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1," + LONGEST_NAME + "}");

    public ReturnPath {
        base.ifPresent(address -> {
            if (!isName(address.local())) {
                throw new IllegalArgumentException(
                        "return path: "
                                + address.local()
                                + " (expected: 1.."
                                + LONGEST_NAME
                                + " letters, digits or hyphens before the @)");
            }
        });
    }

    /// Whether a token may follow this name.
    public static boolean isName(String local) {
        return NAME.matcher(local).matches();
    }

    /// The envelope sender of a send.
    ///
    /// @param from the address in the From field
    /// @param at when it was first attempted: every attempt has the same
    public String of(SendRef send, String from, Instant at) {
        return base.map(address ->
                        address.local()
                                + "+"
                                + signatures.sign(Purpose.RETURN_PATH, payload(send), at)
                                + "@"
                                + address.asciiDomain())
                .orElse(from);
    }

    /// Which send an address was made for, whatever its name and domain are by now; empty when it
    /// is none of ours.
    ///
    /// @param address as a stranger wrote it, with or without angle brackets
    public Optional<SendRef> read(String address) {
        int at = address.lastIndexOf('@');
        int plus = address.lastIndexOf('+', at);
        return at < 0 || plus < 0
                ? Optional.empty()
                : signatures
                        .open(Purpose.RETURN_PATH, address.substring(plus + 1, at))
                        .flatMap(ReturnPath::sendRef);
    }

    private static byte[] payload(SendRef send) {
        var workspace = Varint.of(send.workspace());
        return ByteBuffer.allocate(workspace.length + 16)
                .put(workspace)
                .putLong(send.send().getMostSignificantBits())
                .putLong(send.send().getLeastSignificantBits())
                .array();
    }

    private static Optional<SendRef> sendRef(byte[] payload) {
        var rest = ByteBuffer.wrap(payload);
        return Varint.read(rest)
                .filter(_ -> rest.remaining() == 16)
                .map(workspace -> new SendRef(workspace, new UUID(rest.getLong(), rest.getLong())));
    }
}
