package dev.espalier.engine.drafting;

import dev.espalier.draft.BrandVoice;
import dev.espalier.draft.Words;
import dev.espalier.email.Markup;
import dev.espalier.sequence.Email.Wording;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The whole mail around a drafter's words: the signature, the address and the way out are ours,
/// not the drafter's to write or to forget.
final class Letter {

    private static final String WAY_OUT = "{{ unsubscribeUrl }}";

    private Letter() {}

    static Wording of(Words words, BrandVoice voice) {
        var html =
                Stream.of(
                                words.html(),
                                paragraph(voice.signature()),
                                paragraph(voice.postalAddress()),
                                "<p><a href=\"" + WAY_OUT + "\">Unsubscribe</a></p>")
                        .filter(part -> !part.isBlank())
                        .collect(Collectors.joining("\n"));
        var text =
                Stream.of(
                                words.text().strip(),
                                voice.signature().strip(),
                                voice.postalAddress().strip(),
                                "Unsubscribe: " + WAY_OUT)
                        .filter(part -> !part.isBlank())
                        .collect(Collectors.joining("\n\n"));
        return new Wording(
                words.subject().strip(),
                Optional.of(words.preheader().strip()).filter(line -> !line.isEmpty()),
                new Markup.Html("<div>\n" + html + "\n</div>"),
                Optional.of(text + "\n"));
    }

    private static String paragraph(String lines) {
        return lines.isBlank() ? "" : "<p>" + escaped(lines.strip()) + "</p>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "<br>");
    }
}
