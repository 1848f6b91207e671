package dev.espalier.http.preview;

import dev.espalier.email.Markup;
import dev.espalier.engine.review.Edit;
import dev.espalier.http.page.Visit;
import dev.espalier.http.shape.Shown;
import dev.espalier.http.wire.Target;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Invalid;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the page asks for, as a form posts it.
record PreviewForm(Subject what, boolean isDark, boolean showsPictures) {

    /// What is to be shown.
    sealed interface Subject {
        /// An email of a sequence.
        ///
        /// @param contactId empty: as [dev.espalier.engine.review.Previewing] chooses
        record OfEmail(String id, Optional<String> contactId, Edit typed) implements Subject {}

        /// A message of the built-in mailbox.
        record OfMessage(String id) implements Subject {}

        /// A mail that was rendered before, as an operation answers it.
        record Rendered(String html) implements Subject {}
    }

    private static final String TYPE = "application/x-www-form-urlencoded";
    private static final int ID_MAX = 200;
    private static final int LINE_MAX = 2_000;
    private static final int TEXT_MAX = 500_000;

    /// MJML and merge tags make more of a text than was typed.
    private static final int RENDERED_MAX = 4_000_000;

    /// @throws Invalid with every fault
    static PreviewForm of(Visit visit) {
        var type = visit.header().apply("content-type").orElse("");
        if (!type.toLowerCase(Locale.ROOT).startsWith(TYPE)) {
            throw Invalid.of("content-type", Shown.text(type) + " (expected: " + TYPE + ")");
        }
        return new Reading(fields(new String(visit.body().get(), StandardCharsets.UTF_8))).form();
    }

    private static Map<String, String> fields(String body) {
        var fields = new LinkedHashMap<String, String>();
        for (var pair : body.split("&", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) {
                var name = decoded(pair.substring(0, at));
                if (fields.putIfAbsent(name, decoded(pair.substring(at + 1))) != null) {
                    throw Invalid.of(Shown.text(name), "given twice (expected: once)");
                }
            }
        }
        return fields;
    }

    private static String decoded(String raw) {
        return Target.decode(raw.replace('+', ' '), "form");
    }

    private record Reading(Map<String, String> fields, List<Issue> faults) {
        Reading(Map<String, String> fields) {
            this(fields, new ArrayList<>());
        }

        PreviewForm form() {
            var form =
                    new PreviewForm(
                            subject(),
                            oneOf("scheme", "light", "dark").equals("dark"),
                            oneOf("images", "block", "show").equals("show"));
            if (!faults.isEmpty()) {
                throw new Invalid(faults);
            }
            return form;
        }

        private Subject subject() {
            var email = text("emailId", ID_MAX).filter(id -> !id.isBlank());
            var message = text("messageId", ID_MAX).filter(id -> !id.isBlank());
            var rendered = text("rendered", RENDERED_MAX);
            long given = Stream.of(email, message, rendered).filter(Optional::isPresent).count();
            if (given != 1) {
                faults.add(
                        Issue.at(
                                "emailId",
                                (given == 0 ? "missing" : "given beside others")
                                        + " (expected: one of emailId, messageId and rendered)"));
            }
            if (message.isPresent()) {
                return new Subject.OfMessage(message.get());
            }
            if (rendered.isPresent()) {
                return new Subject.Rendered(rendered.get());
            }
            return new Subject.OfEmail(
                    email.orElse(""),
                    text("contactId", ID_MAX).filter(id -> !id.isBlank()),
                    new Edit(
                            text("subject", LINE_MAX),
                            text("preheader", LINE_MAX),
                            Optional.ofNullable(body()),
                            text("text", TEXT_MAX)));
        }

        private @Nullable Markup body() {
            var html = text("html", TEXT_MAX).<Markup>map(Markup.Html::new);
            var mjml = text("mjml", TEXT_MAX).<Markup>map(Markup.Mjml::new);
            var markdown = text("markdown", TEXT_MAX).<Markup>map(Markup.Markdown::new);
            var given = List.of(html, mjml, markdown).stream().flatMap(Optional::stream).toList();
            if (given.size() > 1) {
                faults.add(
                        Issue.at(
                                "html",
                                "given beside another body (expected: one of html, mjml and"
                                        + " markdown)"));
            }
            return given.isEmpty() ? null : given.getFirst();
        }

        private Optional<String> text(String name, int most) {
            var given = Optional.ofNullable(fields.get(name));
            if (given.filter(text -> text.length() > most).isPresent()) {
                faults.add(
                        Issue.at(
                                name,
                                given.get().length()
                                        + " characters (expected: at most "
                                        + most
                                        + ")"));
                return Optional.empty();
            }
            if (given.filter(text -> text.indexOf(0) >= 0).isPresent()) {
                faults.add(Issue.at(name, "holds a NUL (expected: text)"));
                return Optional.empty();
            }
            return given;
        }

        private String oneOf(String name, String usual, String other) {
            var given = fields.getOrDefault(name, usual);
            if (!given.equals(usual) && !given.equals(other)) {
                faults.add(
                        Issue.at(
                                name,
                                Shown.text(given) + " (expected: " + usual + " or " + other + ")"));
            }
            return given;
        }
    }
}
