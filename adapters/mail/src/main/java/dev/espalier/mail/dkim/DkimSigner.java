package dev.espalier.mail.dkim;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Signs messages. Safe for use by many threads.
public final class DkimSigner {

    /// Nobody may add or double these: each is signed once more than it is there. `Reply-To` and
    /// the like would be shown to the reader; RFC 8058 section 4 asks for the ones that
    /// unsubscribe.
    private static final List<String> GUARDED =
            List.of(
                    "from",
                    "to",
                    "cc",
                    "subject",
                    "date",
                    "message-id",
                    "reply-to",
                    "content-type",
                    "list-unsubscribe",
                    "list-unsubscribe-post",
                    "list-id");

    /// Signed as they are: a relay may well add one that is not there.
    private static final List<String> SIGNED =
            List.of(
                    "mime-version",
                    "content-transfer-encoding",
                    "feedback-id",
                    "auto-submitted",
                    "in-reply-to",
                    "references");

    private static final int LONGEST_LINE = 76;

    private final DkimConfig config;

    public DkimSigner(DkimConfig config) {
        this.config = config;
    }

    /// The message with its signatures before it; as it is when it is not from the domain.
    ///
    /// @param message RFC 5322, CRLF line ends, no field twice
    /// @param from the domain of its From address, in ASCII
    /// @param at when it is signed, to the second: the same for the same message
    public byte[] sign(byte[] message, String from, Instant at) {
        if (!config.covers(from)) {
            return message;
        }
        var fields = new Fields(message);
        var names = names(fields);
        var headers = fields.canonical(names);
        var bodyHash = Base64.getEncoder().encodeToString(Relaxed.bodyHash(message, fields.body()));
        var signed = new ArrayList<byte[]>();
        for (var key : config.keys()) {
            signed.add(field(key, names, headers, bodyHash, at));
        }
        signed.add(message);
        return joined(signed);
    }

    private static List<String> names(Fields fields) {
        var names = new ArrayList<String>();
        for (String name : GUARDED) {
            if (fields.has(name)) {
                names.add(name);
            }
            names.add(name);
        }
        SIGNED.stream().filter(fields::has).forEach(names::add);
        return names;
    }

    private byte[] field(
            DkimKey key, List<String> names, byte[] headers, String bodyHash, Instant at) {
        var start =
                "DKIM-Signature: v=1; a="
                        + key.tag()
                        + "; c=relaxed/relaxed; d="
                        + config.domain()
                        + ";\r\n s="
                        + key.selector()
                        + "; t="
                        + at.getEpochSecond()
                        + ";\r\n h="
                        + folded(names)
                        + ";\r\n bh="
                        + bodyHash
                        + ";\r\n b=";
        var unsigned = start.getBytes(StandardCharsets.US_ASCII);
        var own = Relaxed.header(unsigned, 0, unsigned.length);
        var signature =
                Base64.getMimeEncoder(LONGEST_LINE - 1, "\r\n ".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(key.sign(joined(List.of(headers, own))));
        return (start + "\r\n " + signature + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String folded(List<String> names) {
        var out = new StringBuilder(names.getFirst());
        int column = 3 + out.length();
        for (String name : names.subList(1, names.size())) {
            out.append(':');
            column += 1 + name.length();
            if (column >= LONGEST_LINE) {
                out.append("\r\n  ");
                column = 2 + name.length();
            }
            out.append(name);
        }
        return out.toString();
    }

    private static byte[] joined(List<byte[]> parts) {
        var all = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
