package dev.espalier.cli.folder;

import dev.espalier.sdk.Espalier;
import dev.espalier.sdk.InDoubt;
import dev.espalier.sdk.NewSequence;
import dev.espalier.sdk.NewTemplate;
import dev.espalier.sdk.People;
import java.util.Locale;
import java.util.function.Consumer;

/// Carries a plan out, change by change.
public final class Application {
    private final Espalier server;
    private final boolean approve;

    /// @param approve whether new sequences and texts are approved in the same breath
    public Application(Espalier server, boolean approve) {
        this.server = server;
        this.approve = approve;
    }

    /// @param done is told of each change when it is done
    public void of(Plan plan, Consumer<Change> done) {
        for (var change : plan.changes()) {
            apply(plan, change);
            done.accept(change);
        }
    }

    private void apply(Plan plan, Change change) {
        boolean isTemplate = change.kind().equals("template");
        switch (change.does()) {
            case NOTHING -> {}
            case CREATE, UPDATE -> {
                if (isTemplate) {
                    put(plan.template(change.id()));
                } else {
                    put(plan.sequence(change.id()), change.does() == Change.Does.CREATE);
                }
            }
            case DELETE -> {
                if (isTemplate) {
                    server.templates().delete(change.id());
                } else {
                    server.sequences().delete(change.id());
                }
            }
        }
    }

    private void put(TemplateFile file) {
        var template =
                NewTemplate.of(
                        file.field("name").orElseThrow(), file.field("subject").orElseThrow());
        for (var field : file.fields().entrySet()) {
            template =
                    switch (field.getKey()) {
                        case "preheader" -> template.preheader(field.getValue());
                        case "mjml" -> template.mjml(field.getValue());
                        case "html" -> template.html(field.getValue());
                        case "markdown" -> template.markdown(field.getValue());
                        case "text" -> template.text(field.getValue());
                        default -> template;
                    };
        }
        server.templates().put(file.id(), template);
    }

    private void put(SequenceFile file, boolean isNew) {
        var sequence = NewSequence.of(file.id(), file.name()).definition(file.definition());
        if (file.people().isPresent()) {
            sequence =
                    sequence.people(People.valueOf(file.people().get().toUpperCase(Locale.ROOT)));
        }
        if (file.inDoubt().isPresent()) {
            sequence =
                    sequence.inDoubt(
                            InDoubt.valueOf(file.inDoubt().get().toUpperCase(Locale.ROOT)));
        }
        server.sequences().put(approve && !isNew ? sequence.approve(true) : sequence);
        if (approve && isNew) {
            server.sequences().approve(file.id());
        }
    }
}
