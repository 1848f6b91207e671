package dev.espalier.engine.unsubscribe;

import dev.espalier.engine.id.TypeId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/// Whose message it was, and of which sequence.
///
/// @param contactId 1..65,535 bytes of UTF-8
/// @param sequenceId 1..65,535 bytes of UTF-8
public record Ticket(int workspace, String contactId, String sequenceId) {

    private static final String CONTACT = "con";
    private static final String SEQUENCE = "seq";

    /// In place of a length: 16 bytes of an id that the house made follow.
    private static final int OURS = 0;

    /// In place of a length: it follows in two bytes.
    private static final int LONG = 255;

    /// As short as it gets: it stands twice in the header of every message.
    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(4).putInt(workspace).array());
        write(out, CONTACT, contactId);
        write(out, SEQUENCE, sequenceId);
        return out.toByteArray();
    }

    static Optional<Ticket> of(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        if (in.remaining() < 4) {
            return Optional.empty();
        }
        int workspace = in.getInt();
        var contact = read(in, CONTACT);
        var sequence = read(in, SEQUENCE);
        return contact.isEmpty() || sequence.isEmpty() || in.hasRemaining()
                ? Optional.empty()
                : Optional.of(new Ticket(workspace, contact.get(), sequence.get()));
    }

    private static void write(ByteArrayOutputStream out, String prefix, String id) {
        var ours = TypeId.parse(prefix, id);
        if (ours.isPresent()) {
            out.write(OURS);
            out.writeBytes(
                    ByteBuffer.allocate(16)
                            .putLong(ours.get().getMostSignificantBits())
                            .putLong(ours.get().getLeastSignificantBits())
                            .array());
            return;
        }
        var utf8 = id.getBytes(StandardCharsets.UTF_8);
        if (utf8.length == 0 || utf8.length > 65_535) {
            throw new IllegalArgumentException(
                    "id: " + utf8.length + " bytes (expected: 1..65535)");
        }
        if (utf8.length < LONG) {
            out.write(utf8.length);
        } else {
            out.write(LONG);
            out.write(utf8.length >> 8);
            out.write(utf8.length);
        }
        out.writeBytes(utf8);
    }

    private static Optional<String> read(ByteBuffer in, String prefix) {
        if (!in.hasRemaining()) {
            return Optional.empty();
        }
        int length = in.get() & 0xFF;
        if (length == OURS) {
            return in.remaining() < 16
                    ? Optional.empty()
                    : Optional.of(TypeId.text(prefix, new UUID(in.getLong(), in.getLong())));
        }
        if (length == LONG) {
            length = in.remaining() < 2 ? LONG : in.getShort() & 0xFFFF;
        }
        if (in.remaining() < length) {
            return Optional.empty();
        }
        var utf8 = new byte[length];
        in.get(utf8);
        return Optional.of(new String(utf8, StandardCharsets.UTF_8));
    }
}
