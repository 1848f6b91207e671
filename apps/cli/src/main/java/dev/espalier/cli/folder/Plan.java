package dev.espalier.cli.folder;

import dev.espalier.cli.folder.Change.Does;
import dev.espalier.sdk.ErrorCode;
import dev.espalier.sdk.Espalier;
import dev.espalier.sdk.EspalierException;
import dev.espalier.sdk.SequenceReview;
import dev.espalier.sdk.SequenceState;
import dev.espalier.sdk.Template;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What it takes to make a server as a folder says, in the order in which it is done: templates,
/// sequences, then what is deleted.
public final class Plan {
    private final Folder folder;
    private final List<Change> changes;

    private Plan(Folder folder, List<Change> changes) {
        this.folder = folder;
        this.changes = changes;
    }

    /// @param prune whether what the folder does not have is deleted
    public static Plan of(Folder folder, Espalier server, boolean prune) {
        var changes = new ArrayList<Change>();
        for (var template : folder.templates()) {
            changes.add(template(template, found(server.templates()::get, template.id())));
        }
        for (var sequence : folder.sequences()) {
            changes.add(sequence(sequence, server));
        }
        if (prune) {
            changes.addAll(surplus(folder, server));
        }
        return new Plan(folder, List.copyOf(changes));
    }

    private static <T> Optional<T> found(Function<String, T> get, String id) {
        try {
            return Optional.of(get.apply(id));
        } catch (EspalierException refused) {
            if (refused.code() == ErrorCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static Change template(TemplateFile file, Optional<Template> there) {
        if (there.isEmpty()) {
            return Change.of(Does.CREATE, "template", file.id());
        }
        var before = of(there.get());
        return before.fields().equals(file.fields())
                ? Change.of(Does.NOTHING, "template", file.id())
                : new Change(
                        Does.UPDATE,
                        "template",
                        file.id(),
                        List.of("approved emails keep the text they were approved with"),
                        Difference.of(before.shown(), file.shown()));
    }

    private static TemplateFile of(Template template) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", template.name());
        fields.put("subject", template.subject());
        put(fields, "preheader", template.preheader());
        put(fields, "mjml", template.mjml());
        put(fields, "html", template.html());
        put(fields, "markdown", template.markdown());
        put(fields, "text", template.text());
        return new TemplateFile(template.id(), "", fields);
    }

    private static void put(
            Map<String, String> fields,
            String name,
            @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static Change sequence(SequenceFile file, Espalier server) {
        var there = found(server.sequences()::get, file.id());
        if (there.isEmpty()) {
            return new Change(
                    Does.CREATE,
                    "sequence",
                    file.id(),
                    List.of("a draft, until somebody approves it"),
                    List.of());
        }
        var before = there.get();
        var after = file.definition();
        boolean same =
                before.name().equals(file.name())
                        && before.definition().equals(after)
                        && file.inDoubt()
                                .map(word ->
                                        word.equalsIgnoreCase(String.valueOf(before.inDoubt())))
                                .orElse(true);
        return same
                ? Change.of(Does.NOTHING, "sequence", file.id())
                : new Change(
                        Does.UPDATE,
                        "sequence",
                        file.id(),
                        notes(file, before, server),
                        Difference.of(
                                "name: " + before.name() + "\n" + before.definition(),
                                "name: " + file.name() + "\n" + after));
    }

    private static List<String> notes(SequenceFile file, SequenceReview before, Espalier server) {
        var notes = new ArrayList<String>();
        long inside = server.sequences().getStatus(file.id()).activeEnrolments();
        if (inside > 0) {
            notes.add(
                    file.people().orElse("stay").equals("stay")
                            ? inside + " inside stay on version " + before.version()
                            : inside + " inside move to the new version");
        }
        if (before.status() != SequenceState.DRAFT) {
            notes.add("new texts wait for approval; the running version goes on until then");
        }
        return notes;
    }

    private static List<Change> surplus(Folder folder, Espalier server) {
        var changes = new ArrayList<Change>();
        var sequences =
                folder.sequences().stream().map(SequenceFile::id).collect(Collectors.toSet());
        for (var sequence : server.sequences().list()) {
            // What was written for one person comes from no folder.
            if (!sequences.contains(sequence.id()) && sequence.contactId() == null) {
                long inside = server.sequences().getStatus(sequence.id()).activeEnrolments();
                changes.add(
                        new Change(
                                Does.DELETE,
                                "sequence",
                                sequence.id(),
                                inside == 0 ? List.of() : List.of(inside + " inside are cancelled"),
                                List.of()));
            }
        }
        var templates =
                folder.templates().stream().map(TemplateFile::id).collect(Collectors.toSet());
        for (var template : server.templates().list()) {
            if (!templates.contains(template.id())) {
                changes.add(Change.of(Does.DELETE, "template", template.id()));
            }
        }
        return changes;
    }

    public List<Change> changes() {
        return changes;
    }

    public boolean isEmpty() {
        return changes.stream().allMatch(change -> change.does() == Does.NOTHING);
    }

    public long count(Does does) {
        return changes.stream().filter(change -> change.does() == does).count();
    }

    /// Two plans that do the same have the same mark.
    public String mark() {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            for (var change : changes) {
                hash.update(change.toString().getBytes(StandardCharsets.UTF_8));
            }
            for (var sequence : folder.sequences()) {
                hash.update(sequence.toString().getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(hash.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The file of a template that is put.
    public TemplateFile template(String id) {
        return folder.templates().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /// The file of a sequence that is put.
    public SequenceFile sequence(String id) {
        return folder.sequences().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
