package dev.espalier.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.espalier.email.EmailText;
import dev.espalier.email.Markup;
import dev.espalier.email.Template;
import dev.espalier.engine.contacts.NewContact;
import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.mail.Inspection;
import dev.espalier.engine.mail.MessageHeaders;
import dev.espalier.engine.mail.RenderedEmail;
import dev.espalier.engine.templates.NewTemplate;
import dev.espalier.engine.templates.TemplateLibrary;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Conflict;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotAllowed;
import dev.espalier.refusal.Refused.NotFound;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TemplatesTest extends StoreTest {

    @Test
    void the_same_text_again_is_the_same_version() {
        var first = library().put(workspace, "welcome", text("Hello", "<p>Hi</p>"));
        clock.pass(Duration.ofMinutes(1));
        var again = library().put(workspace, "welcome", text("Hello", "<p>Hi</p>"));

        assertThat(first.created()).isTrue();
        assertThat(again.created()).isFalse();
        assertThat(again.changed()).isFalse();
        assertThat(again.template()).isEqualTo(first.template());
        assertThat(library().get(workspace, "welcome")).isEqualTo(first.template());
    }

    @Test
    void another_text_is_another_version_and_another_name_is_not() {
        var first = library().put(workspace, "welcome", text("Hello", "<p>Hi</p>")).template();
        clock.pass(Duration.ofMinutes(1));
        var second = library().put(workspace, "welcome", text("Hello!", "<p>Hi</p>")).template();
        var renamed =
                library()
                        .put(
                                workspace,
                                "welcome",
                                new NewTemplate(
                                        "Other",
                                        "Hello!",
                                        null,
                                        new Markup.Html("<p>Hi</p>"),
                                        null))
                        .template();

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.createdAt()).isEqualTo(first.createdAt());
        assertThat(second.updatedAt()).isAfter(first.updatedAt());
        assertThat(renamed.version()).isEqualTo(2);
        assertThat(library().get(workspace, "welcome")).isEqualTo(renamed);
    }

    @Test
    void a_text_written_over_another_version_than_the_newest_is_refused_and_changes_nothing() {
        var over = library().put(workspace, "t", text("One", "<p>x</p>"), Optional.of(0));
        library().put(workspace, "t", text("Two", "<p>x</p>"), Optional.of(1));

        for (int old : List.of(0, 1, 3)) {
            assertThatThrownBy(() ->
                            library()
                                    .put(
                                            workspace,
                                            "t",
                                            text("Mine", "<p>x</p>"),
                                            Optional.of(old)))
                    .isInstanceOf(Conflict.class);
        }
        assertThat(over.created()).isTrue();
        assertThat(library().get(workspace, "t").subject()).isEqualTo("Two");
        assertThatThrownBy(() ->
                        library().put(workspace, "gone", text("Mine", "<p>x</p>"), Optional.of(2)))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("is gone");
    }

    @Test
    void of_many_who_write_over_the_same_version_one_goes_ahead() throws Exception {
        library().put(workspace, "t", text("One", "<p>x</p>"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls =
                    IntStream.range(0, 8)
                            .<Callable<Boolean>>mapToObj(i -> () -> wins("t", "s" + i, 1))
                            .toList();
            int won = 0;
            for (var call : threads.invokeAll(calls)) {
                won += call.get() ? 1 : 0;
            }

            assertThat(won).isEqualTo(1);
        }
        assertThat(library().get(workspace, "t").version()).isEqualTo(2);
    }

    private boolean wins(String id, String subject, int over) {
        try {
            library().put(workspace, id, text(subject, "<p>x</p>"), Optional.of(over));
            return true;
        } catch (Conflict _) {
            return false;
        }
    }

    @Test
    void changes_at_once_each_get_a_version() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls =
                    IntStream.range(0, 8)
                            .<Callable<Integer>>mapToObj(i ->
                                    () ->
                                            library()
                                                    .put(workspace, "t", text("s" + i, "<p>x</p>"))
                                                    .template()
                                                    .version())
                            .toList();
            var versions = new java.util.ArrayList<Integer>();
            for (var call : threads.invokeAll(calls)) {
                versions.add(call.get());
            }
            assertThat(versions).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
        }
    }

    @Test
    void faults_are_told_under_the_name_the_author_gave_the_part() {
        assertThatThrownBy(() ->
                        library()
                                .put(
                                        workspace,
                                        "t",
                                        new NewTemplate(
                                                "T",
                                                "{% broken",
                                                null,
                                                new Markup.Mjml("<mjml>\n{% broken"),
                                                null)))
                .asInstanceOf(type(Invalid.class))
                .extracting(Invalid::issues)
                .isEqualTo(
                        List.of(
                                new Issue("subject", 1, "a broken tag"),
                                new Issue("mjml", 2, "a broken tag")));
        assertThatThrownBy(() -> library().get(workspace, "t")).isInstanceOf(NotFound.class);
    }

    @Test
    void a_template_without_a_name_or_with_an_odd_id_is_refused() {
        assertThatThrownBy(() ->
                        library()
                                .put(
                                        workspace,
                                        "a/b",
                                        new NewTemplate(
                                                " ",
                                                "nul\u0000",
                                                null,
                                                new Markup.Markdown("x".repeat(1_000_001)),
                                                null)))
                .asInstanceOf(type(Invalid.class))
                .extracting(Invalid::issues)
                .satisfies(issues ->
                        assertThat(issues)
                                .extracting(Issue::path)
                                .containsExactly("id", "name", "subject", "markdown"));
    }

    @Test
    void templates_are_listed_by_id_page_by_page() {
        for (var id : List.of("c", "a", "b")) {
            library().put(workspace, id, text("s", "<p>x</p>"));
        }

        var first = library().list(workspace, Optional.empty(), 2);
        var second = library().list(workspace, first.next(), 2);

        assertThat(first.items()).extracting(Template::id).containsExactly("a", "b");
        assertThat(second.items()).extracting(Template::id).containsExactly("c");
    }

    @Test
    void a_template_is_deleted_unless_a_sequence_that_is_not_over_names_it() {
        library().put(workspace, "t", text("s", "<p>x</p>"));
        sequenceNaming("t");

        assertThatThrownBy(() -> library().delete(workspace, "t"))
                .isInstanceOf(NotAllowed.class)
                .hasMessage("template \"t\" is used by onboarding");
        database.execute(
                "UPDATE sequence SET status = 'cancelled', ended_at = now() WHERE workspace_id = "
                        + workspace);
        library().delete(workspace, "t");

        assertThatThrownBy(() -> library().delete(workspace, "t")).isInstanceOf(NotFound.class);
    }

    @Test
    void a_preview_shows_what_this_contact_would_get() {
        library().put(workspace, "t", text("for", "<p>x</p>"));
        var ada = book().create(workspace, NewContact.of("ada@example.test"));

        assertThat(library().preview(workspace, "t", ada.id()).subject())
                .isEqualTo("for ada@example.test");
        assertThatThrownBy(() -> library().preview(workspace, "t", "nobody"))
                .isInstanceOf(NotFound.class)
                .hasMessage("no contact \"nobody\"");
    }

    private TemplateLibrary library() {
        return new TemplateLibrary(store, new PlainComposer(), clock);
    }

    private static NewTemplate text(String subject, String html) {
        return new NewTemplate("Welcome", subject, null, new Markup.Html(html), null);
    }

    private void sequenceNaming(String template) {
        database.execute(
                """
                INSERT INTO sequence (workspace_id, id, name, status, definition, triggers, pending_version,
                                      latest_version, created_at, updated_at)
                VALUES (%1$d, 'onboarding', 'n', 'draft', '', '', 1, 1, now(), now());
                INSERT INTO sequence_version (workspace_id, sequence_id, version, definition, canonical, triggers,
                                              created_at)
                VALUES (%1$d, 'onboarding', 1, '', '', '', now());
                INSERT INTO email (workspace_id, id, sequence_id, version, step_key, ordinal, template_id, subject,
                                   markup, source, status, created_at, updated_at)
                VALUES (%1$d, 'e%1$d', 'onboarding', 1, 'first', 0, '%2$s', '', 'html', '', 'draft', now(), now())
                """
                        .formatted(workspace, template));
    }

    /// Takes texts as they are; finds a fault where it reads `{% broken`.
    private static final class PlainComposer implements Composer {

        @Override
        public Compiled compile(
                String subject, @Nullable String preheader, Markup body, @Nullable String text) {
            var faults = new java.util.ArrayList<Fault>();
            find("subject", subject, faults);
            find("body", body.source(), faults);
            return faults.isEmpty()
                    ? new Compiled.Text(
                            new EmailText(subject, "", body.source(), ""), List.of("contact.email"))
                    : new Compiled.Faulty(faults);
        }

        private static void find(String part, String text, List<Fault> faults) {
            int at = text.indexOf("{% broken");
            if (at >= 0) {
                int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
                faults.add(new Fault(part, line, "a broken tag"));
            }
        }

        @Override
        public List<Gap> gaps(EmailText text, Map<String, ?> values) {
            return List.of();
        }

        @Override
        public Inspection inspect(EmailText text) {
            return new Inspection(List.of(), List.of(), List.of(), List.of(), true);
        }

        @Override
        public String inert(String html) {
            return html;
        }

        @Override
        public Rendering render(EmailText text, Map<String, ?> values) {
            var contact = (Map<?, ?>) values.get("contact");
            var subject = text.subject() + " " + (contact == null ? "" : contact.get("email"));
            return new Rendering.Done(new RenderedEmail(subject, "", text.html(), text.text()));
        }

        @Override
        public byte[] write(MessageHeaders headers, RenderedEmail email) {
            return new byte[0];
        }
    }
}
