package dev.espalier.feedback.mail;

import dev.espalier.engine.feedback.MailReader.Arrival;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/// Tells mail that machines write from mail that people write (RFC 3834, and what is usual beside
/// it).
final class Automatic {

    private static final Set<String> BULK = Set.of("bulk", "junk", "list", "auto_reply");

    private static final Pattern DAEMON =
            Pattern.compile(
                    "(?i)(mailer-daemon|mailerdaemon|mail-daemon|mdaemon|mail delivery (sub)?system)");

    /// How out-of-office notices begin that bear no other sign.
    private static final Pattern AWAY =
            Pattern.compile(
                    "(?iu)(auto(matic|mated|-)?[ :-]?(reply|response|antwort)|automatische antwort"
                            + "|abwesen(d|heit)|out of (the )?office|réponse automatique|absence|absent\\b"
                            + "|respuesta autom[aá]tica|fuera de la oficina|risposta automatica|fuori sede"
                            + "|resposta autom[aá]tica|automatisch antwoord|afwezig|autosvar|fr[aå]nvarande"
                            + "|automaattinen vastaus|automatyczna odpowied[zź]|automatick[aá] odpov[eě][dď]"
                            + "|自動応答|自动回复|автоответ).*");

    private Automatic() {}

    /// Whether a mail host says that something of ours came back.
    static boolean isFromAMailHost(Arrival arrival, Headers headers) {
        if (headers.has("x-failed-recipients")) {
            return true;
        }
        var from = headers.get("from");
        boolean isDaemon = DAEMON.matcher(cut(from)).find();
        boolean isPostmaster =
                headers.addresses("from").stream()
                        .anyMatch(one -> one.toLowerCase(Locale.ROOT).startsWith("postmaster@"));
        return isDaemon || (isPostmaster && isWithoutSender(arrival, headers));
    }

    /// What shows that no person wrote it; empty when nothing does.
    static Optional<String> sign(Arrival arrival, Headers headers) {
        var submitted = headers.get("auto-submitted").strip().toLowerCase(Locale.ROOT);
        if (!submitted.isEmpty() && !submitted.startsWith("no")) {
            return Optional.of("auto-submitted: " + submitted);
        }
        var precedence = headers.get("precedence").strip().toLowerCase(Locale.ROOT);
        if (BULK.contains(precedence)) {
            return Optional.of("precedence: " + precedence);
        }
        for (var name :
                Set.of(
                        "x-autoreply",
                        "x-autorespond",
                        "x-autoresponder",
                        "x-autoreply-from",
                        "x-auto-response-suppress",
                        "x-mail-autoreply",
                        "list-id",
                        "list-unsubscribe",
                        "feedback-id")) {
            if (headers.has(name)) {
                return Optional.of(name);
            }
        }
        if (isWithoutSender(arrival, headers)) {
            return Optional.of("null return path");
        }
        return AWAY.matcher(cut(subject(headers))).matches()
                ? Optional.of("subject of an absence notice")
                : Optional.empty();
    }

    private static String subject(Headers headers) {
        return DecoderUtil.decodeEncodedWords(cut(headers.get("subject")), DecodeMonitor.SILENT)
                .strip();
    }

    private static String cut(String text) {
        return text.length() > 300 ? text.substring(0, 300) : text;
    }

    private static boolean isWithoutSender(Arrival arrival, Headers headers) {
        return arrival.from().map(String::isEmpty).orElse(false)
                || headers.find("return-path").map(path -> path.strip().equals("<>")).orElse(false);
    }
}
