package dev.espalier.mail.reading;

import dev.espalier.engine.mail.MessageReader;
import dev.espalier.engine.mail.ReadMessage;
import dev.espalier.engine.mail.ReadMessage.Header;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

/// Reads messages with mime4j.
public final class MimeMessageReader implements MessageReader {

    private static final int DEEPEST = 10;

    private static final ReadMessage NOTHING =
            new ReadMessage(
                    "", "", "", Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    @Override
    public ReadMessage read(byte[] bytes) {
        var builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
        builder.setDecodeMonitor(DecodeMonitor.SILENT);
        try {
            var message = builder.parseMessage(new ByteArrayInputStream(bytes));
            try {
                return read(message);
            } finally {
                message.dispose();
            }
        } catch (IOException _) {
            return NOTHING;
        }
    }

    private static ReadMessage read(Message message) throws IOException {
        return new ReadMessage(
                Optional.ofNullable(message.getSubject()).orElse(""),
                decoded(message, "From"),
                decoded(message, "To"),
                Optional.ofNullable(message.getDate()).map(date -> date.toInstant()),
                part(message, "text/plain", 0),
                part(message, "text/html", 0),
                message.getHeader().getFields().stream()
                        .map(field -> new Header(field.getName(), unfolded(field.getBody())))
                        .toList());
    }

    private static String decoded(Message message, String name) {
        var field = message.getHeader().getField(name);
        return field == null
                ? ""
                : DecoderUtil.decodeEncodedWords(unfolded(field.getBody()), DecodeMonitor.SILENT);
    }

    private static String unfolded(@Nullable String body) {
        return body == null ? "" : body.replaceAll("\\r?\\n(?=[ \\t])", "").strip();
    }

    private static Optional<String> part(Entity entity, String type, int depth) throws IOException {
        if (depth > DEEPEST || "attachment".equalsIgnoreCase(entity.getDispositionType())) {
            return Optional.empty();
        }
        if (entity.getBody() instanceof Multipart parts) {
            for (var part : parts.getBodyParts()) {
                var found = part(part, type, depth + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        if (entity.getBody() instanceof TextBody text && type.equals(entity.getMimeType())) {
            var into = new StringWriter();
            try (var reader = text.getReader()) {
                reader.transferTo(into);
            }
            return Optional.of(into.toString());
        }
        return Optional.empty();
    }
}
