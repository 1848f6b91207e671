package dev.espalier.http.api;

import static dev.espalier.access.Scope.FULL;
import static dev.espalier.access.Scope.READ;
import static dev.espalier.http.operation.Operation.mutation;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Verb.DELETE;
import static dev.espalier.http.operation.Verb.GET;
import static dev.espalier.http.operation.Verb.POST;
import static dev.espalier.http.operation.Verb.PUT;

import dev.espalier.email.Markup;
import dev.espalier.engine.access.Caller;
import dev.espalier.engine.review.Previewing;
import dev.espalier.engine.templates.NewTemplate;
import dev.espalier.engine.templates.TemplateLibrary;
import dev.espalier.http.api.PreviewOperations.EmailPreviewView;
import dev.espalier.http.operation.Made;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Default;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Length;
import dev.espalier.http.shape.Nothing;
import dev.espalier.http.shape.Page;
import dev.espalier.http.shape.Range;
import dev.espalier.refusal.Refused;
import dev.espalier.sequence.Email.Wording;
import dev.espalier.sequence.Sequence;
import dev.espalier.sequence.SequenceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `templates`: the reusable texts.
final class TemplateOperations {
    private static final int SOURCE = 1_000_000;
    private static final int BODY = 8 * 1024 * 1024;
    private final TemplateLibrary library;
    private final Previewing previewing;

    TemplateOperations(Services services) {
        this.library = services.templates();
        this.previewing = services.engine().insight().previewing();
    }

    record ById(String id) {}

    record PutTemplate(
            String id,
            @Doc("For people.") @Length(min = 1, max = 200) String name,
            @Doc("Liquid, one line.") @Length(max = 2_000) String subject,
            @Nullable @Length(max = 2_000) String preheader,
            @Nullable @Length(max = SOURCE) String mjml,
            @Nullable @Length(max = SOURCE) String html,
            @Nullable @Length(max = SOURCE) String markdown,
            @Doc("The plain part; made from the body when it is not given.")
                    @Nullable
                    @Length(max = SOURCE)
                    String text,
            @Doc(
                            "The version it was written over, 0 for a new one; when it is another by now, that is a conflict. Without it the last writer wins.")
                    @Nullable
                    @Range(min = 0, max = Integer.MAX_VALUE)
                    Integer over) {
        PutTemplate {
            bodyOf(mjml, html, markdown);
        }

        NewTemplate template() {
            return new NewTemplate(name, subject, preheader, bodyOf(mjml, html, markdown), text);
        }
    }

    private static Markup bodyOf(
            @Nullable String mjml, @Nullable String html, @Nullable String markdown) {
        var given = new ArrayList<Markup>();
        if (mjml != null) {
            given.add(new Markup.Mjml(mjml));
        }
        if (html != null) {
            given.add(new Markup.Html(html));
        }
        if (markdown != null) {
            given.add(new Markup.Markdown(markdown));
        }
        if (given.size() != 1) {
            throw Refused.Invalid.of(
                    "", given.size() + " bodies (expected: one of mjml, html, markdown)");
        }
        return given.getFirst();
    }

    record CheckTemplate(
            @Doc("Liquid, one line.") @Length(max = 2_000) String subject,
            @Nullable @Length(max = 2_000) String preheader,
            @Doc("One of mjml, html and markdown.") @Nullable @Length(max = SOURCE) String mjml,
            @Nullable @Length(max = SOURCE) String html,
            @Nullable @Length(max = SOURCE) String markdown,
            @Doc("The plain part; made from the body when it is not given.")
                    @Nullable
                    @Length(max = SOURCE)
                    String text,
            @Doc("Whose data to render with; without it somebody made up.")
                    @Nullable String contactId) {
        Wording words() {
            return new Wording(
                    subject,
                    Optional.ofNullable(preheader).filter(line -> !line.isBlank()),
                    bodyOf(mjml, html, markdown),
                    Optional.ofNullable(text).filter(plain -> !plain.isBlank()));
        }
    }

    /// A sequence that names a template.
    record TemplateUserView(String sequenceId, String name, SequenceStatus status) {
        static TemplateUserView of(Sequence sequence) {
            return new TemplateUserView(sequence.id(), sequence.name(), sequence.status());
        }
    }

    record Listed(@Nullable String cursor, @Default("20") @Range(min = 1, max = 100) int limit) {}

    record PreviewTemplate(String id, String contactId) {}

    record PreviewView(String subject, String preheader, String html, String text) {}

    List<Operation<?, ?>> all() {
        return List.of(
                mutation(
                                "templates.put",
                                PutTemplate.class,
                                Output.made(TemplateView.class),
                                this::put)
                        .at(PUT, "/templates/{id}")
                        .bodyLimit(BODY)
                        .doc("Creates or replaces a template; another text is another version.")
                        .scope(FULL),
                query("templates.get", ById.class, TemplateView.class, this::get)
                        .at(GET, "/templates/{id}")
                        .doc("One template.")
                        .scope(READ),
                query("templates.list", Listed.class, Output.page(TemplateView.class), this::list)
                        .at(GET, "/templates")
                        .doc("Templates by id.")
                        .scope(READ),
                mutation("templates.delete", ById.class, Nothing.class, this::delete)
                        .at(DELETE, "/templates/{id}")
                        .doc("Deletes a template that no sequence uses any more.")
                        .scope(FULL),
                query(
                                "templates.sequences",
                                ById.class,
                                Output.page(TemplateUserView.class),
                                this::sequences)
                        .at(GET, "/templates/{id}/sequences")
                        .doc("The sequences that are not over and name the template, by id.")
                        .scope(READ),
                query("templates.check", CheckTemplate.class, EmailPreviewView.class, this::check)
                        .at(POST, "/templates/check")
                        .bodyLimit(BODY)
                        .doc(
                                "A text as a contact would get it, and its faults, before it is a template. Stores nothing.")
                        .scope(READ),
                query("templates.preview", PreviewTemplate.class, PreviewView.class, this::preview)
                        .at(POST, "/templates/{id}/preview")
                        .doc("What a contact would be sent now.")
                        .scope(READ));
    }

    private Made<TemplateView> put(Caller caller, PutTemplate in) {
        var put =
                library.put(
                        caller.workspace(), in.id(), in.template(), Optional.ofNullable(in.over()));
        return new Made<>(TemplateView.of(put.template()), put.created());
    }

    private TemplateView get(Caller caller, ById in) {
        return TemplateView.of(library.get(caller.workspace(), in.id()));
    }

    private Page<TemplateView> list(Caller caller, Listed in) {
        return Paging.page(
                library.list(caller.workspace(), Optional.ofNullable(in.cursor()), in.limit()),
                TemplateView::of);
    }

    private Nothing delete(Caller caller, ById in) {
        library.delete(caller.workspace(), in.id());
        return Nothing.NOTHING;
    }

    private Page<TemplateUserView> sequences(Caller caller, ById in) {
        return Paging.whole(library.users(caller.workspace(), in.id()), TemplateUserView::of);
    }

    private EmailPreviewView check(Caller caller, CheckTemplate in) {
        return EmailPreviewView.of(
                previewing.of(caller.workspace(), in.words(), Optional.ofNullable(in.contactId())));
    }

    private PreviewView preview(Caller caller, PreviewTemplate in) {
        var email = library.preview(caller.workspace(), in.id(), in.contactId());
        return new PreviewView(email.subject(), email.preheader(), email.html(), email.text());
    }
}
