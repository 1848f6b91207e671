package dev.espalier.engine.templates;

import dev.espalier.contact.Contact;
import dev.espalier.email.EmailText;
import dev.espalier.email.Markup;
import dev.espalier.email.Template;
import dev.espalier.engine.dispatch.TemplateValues;
import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.mail.RenderedEmail;
import dev.espalier.engine.paging.Cursor;
import dev.espalier.engine.paging.Limit;
import dev.espalier.engine.store.Page;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Conflict;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotAllowed;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.sequence.Sequence;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The reusable texts of a workspace.
public final class TemplateLibrary {

    private static final Cursor CURSOR = Cursor.in("templates");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SUBJECT = 2_000;
    private static final int LONGEST_SOURCE = 1_000_000;

    private final Store store;
    private final Composer composer;
    private final InstantSource clock;

    public TemplateLibrary(Store store, Composer composer, InstantSource clock) {
        this.store = store;
        this.composer = composer;
        this.clock = clock;
    }

    /// @param created false: there was one with this id
    /// @param changed whether anything of it is new
    public record Put(Template template, boolean created, boolean changed) {}

    /// Creates or replaces. Another text is another version; another name alone is not.
    ///
    /// @param id the caller's choice
    /// @throws Invalid with every fault, at `id`, `name`, `subject`, `preheader`, `mjml`, `html`,
    ///   `markdown` or `text`, with the line
    public Put put(int workspace, String id, NewTemplate given) {
        return put(workspace, id, given, Optional.empty());
    }

    /// [#put], over one version alone.
    ///
    /// @param over the version it was written over; 0: there was none; empty: whatever there is
    /// @throws Conflict when it is another by now
    public Put put(int workspace, String id, NewTemplate given, Optional<Integer> over) {
        var compiled = compile(id, given);
        return store.inTransaction(tx -> {
            over.ifPresent(version -> requireVersion(tx, workspace, id, version));
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var first = template(workspace, id, 1, given, compiled, now, now);
            var text = tx.texts().save(workspace, compiled.text(), tx.senders().of(workspace));
            if (tx.templates().insert(first, text)) {
                return new Put(first, true, true);
            }
            over.filter(version -> version == 0)
                    .ifPresent(_ -> {
                        throw taken(id);
                    });
            var old = tx.templates().findForUpdate(workspace, id).orElseThrow(() -> missing(id));
            if (saysTheSame(old, first)) {
                if (old.name().equals(first.name())) {
                    return new Put(old, false, false);
                }
                var renamed =
                        template(
                                workspace,
                                id,
                                old.version(),
                                given,
                                compiled,
                                old.createdAt(),
                                now);
                tx.templates().update(renamed, text);
                return new Put(renamed, false, true);
            }
            var next =
                    template(
                            workspace,
                            id,
                            old.version() + 1,
                            given,
                            compiled,
                            old.createdAt(),
                            now);
            tx.templates().update(next, text);
            return new Put(next, false, true);
        });
    }

    /// Locks the template, so that it stays what it is until the transaction ends.
    private static void requireVersion(Transaction tx, int workspace, String id, int version) {
        var now = tx.templates().findForUpdate(workspace, id).map(Template::version).orElse(0);
        if (now == version) {
            return;
        }
        throw version == 0
                ? taken(id)
                : new Conflict(
                        "template \""
                                + id
                                + "\" "
                                + (now == 0 ? "is gone" : "is at version " + now)
                                + " (expected: version "
                                + version
                                + ")");
    }

    private static Conflict taken(String id) {
        return new Conflict("template \"" + id + "\" is there (expected: none)");
    }

    /// The sequences that are not over and name it, by id.
    ///
    /// @throws NotFound when there is none
    public List<Sequence> users(int workspace, String id) {
        return store.inTransaction(tx -> {
            var template = require(tx, workspace, id);
            return tx.templates().usedBy(workspace, template.id()).stream()
                    .flatMap(user -> tx.sequences().find(workspace, user).stream())
                    .toList();
        });
    }

    /// @throws NotFound when there is none
    public Template get(int workspace, String id) {
        return store.inTransaction(tx -> require(tx, workspace, id));
    }

    /// By id.
    ///
    /// @throws Invalid at `limit` or `cursor`
    public Page<Template> list(int workspace, Optional<String> cursor, int limit) {
        int checked = Limit.check(limit);
        var after = CURSOR.read(cursor);
        var page = store.inTransaction(tx -> tx.templates().list(workspace, after, checked));
        return new Page<>(page.items(), page.next().map(CURSOR::write));
    }

    /// Versions keep their own copy of the text, so nothing that is under way would break. Still
    /// refused while a sequence that is not over names the template: its next update, and a draft's
    /// first approval, would fail on a template that somebody else took away.
    ///
    /// @throws NotFound when there is none
    /// @throws NotAllowed while a draft, active or paused sequence names it
    public void delete(int workspace, String id) {
        store.run(tx -> {
            var template = require(tx, workspace, id);
            var users = tx.templates().usedBy(workspace, template.id());
            if (!users.isEmpty()) {
                throw new NotAllowed(
                        "template \"" + id + "\" is used by " + String.join(", ", users));
            }
            tx.templates().delete(workspace, id);
        });
    }

    /// What this contact would be sent now.
    ///
    /// @throws NotFound when there is no such template or contact
    /// @throws NotAllowed when the template fails for this person's values
    public RenderedEmail preview(int workspace, String id, String contactId) {
        record Parts(EmailText text, Contact contact) {}
        var parts =
                store.inTransaction(tx -> {
                    var template = require(tx, workspace, id);
                    var contact =
                            tx.contacts()
                                    .find(workspace, text(contactId))
                                    .orElseThrow(() -> new NotFound("contact", contactId));
                    return new Parts(template.text(), contact);
                });
        var values = TemplateValues.of(parts.contact(), Map.of(), TemplateValues.NO_LINK);
        return switch (composer.render(parts.text(), values)) {
            case Composer.Rendering.Done(var email) -> email;
            case Composer.Rendering.Failed(var reason) ->
                    throw new NotAllowed("template \"" + id + "\" cannot be rendered: " + reason);
        };
    }

    private Composer.Compiled.Text compile(String id, NewTemplate given) {
        var issues = shapeFaults(id, given);
        if (!issues.isEmpty()) {
            throw new Invalid(issues);
        }
        return switch (composer.compile(
                given.subject(), given.preheader(), given.body(), given.text())) {
            case Composer.Compiled.Text text -> text;
            case Composer.Compiled.Faulty(var faults) ->
                    throw new Invalid(
                            faults.stream()
                                    .map(fault ->
                                            new Issue(
                                                    path(fault.part(), given.body()),
                                                    fault.line(),
                                                    fault.problem()))
                                    .toList());
        };
    }

    private static List<Issue> shapeFaults(String id, NewTemplate given) {
        var issues = new ArrayList<Issue>();
        if (!ID.matcher(id).matches()) {
            issues.add(
                    Issue.at(
                            "id",
                            "(expected: 1..100 letters, digits and _ . : - , a letter or digit"
                                    + " first)"));
        }
        if (given.name().isBlank()) {
            issues.add(Issue.at("name", "blank (expected: 1..200 characters)"));
        }
        length(issues, "name", given.name(), LONGEST_NAME);
        length(issues, "subject", given.subject(), LONGEST_SUBJECT);
        length(issues, "preheader", given.preheader(), LONGEST_SUBJECT);
        length(issues, given.body().word(), given.body().source(), LONGEST_SOURCE);
        length(issues, "text", given.text(), LONGEST_SOURCE);
        return issues;
    }

    private static void length(List<Issue> to, String path, @Nullable String text, int longest) {
        if (text != null && text.length() > longest) {
            to.add(
                    Issue.at(
                            path,
                            text.length() + " characters (expected: at most " + longest + ")"));
        } else if (text != null && text.indexOf(0) >= 0) {
            to.add(Issue.at(path, "holds a NUL (expected: text)"));
        }
    }

    /// Where the author finds the part: the body under the name they gave it by.
    private static String path(String part, Markup body) {
        return part.equals("body") ? body.word() : part;
    }

    private static Template template(
            int workspace,
            String id,
            int version,
            NewTemplate given,
            Composer.Compiled.Text compiled,
            Instant createdAt,
            Instant updatedAt) {
        return new Template(
                workspace,
                id,
                version,
                given.name(),
                given.subject(),
                Optional.ofNullable(given.preheader()),
                given.body(),
                Optional.ofNullable(given.text()),
                compiled.text(),
                compiled.variables(),
                createdAt,
                updatedAt);
    }

    /// The compiled text counts too: a newer compiler may make another one of the same source.
    private static boolean saysTheSame(Template old, Template next) {
        return parts(old).equals(parts(next));
    }

    private static List<Object> parts(Template template) {
        return Stream.<Object>of(
                        template.subject(),
                        template.preheader(),
                        template.body(),
                        template.plain(),
                        template.text())
                .toList();
    }

    private static Template require(Transaction tx, int workspace, String id) {
        return tx.templates().find(workspace, text(id)).orElseThrow(() -> missing(id));
    }

    /// PostgreSQL takes no NUL; nobody has the empty id.
    private static String text(String id) {
        return id.indexOf(0) < 0 ? id : "";
    }

    private static NotFound missing(String id) {
        return new NotFound("template", id);
    }
}
