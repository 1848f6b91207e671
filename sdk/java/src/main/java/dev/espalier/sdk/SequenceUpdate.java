package dev.espalier.sdk;

import dev.espalier.sdk.definition.Definition;
import dev.espalier.sdk.definition.Trigger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What changes about a sequence; the rest stays.
public final class SequenceUpdate {
    private final Fields fields;

    private SequenceUpdate(Fields fields) {
        this.fields = fields;
    }

    /// Nothing yet.
    public static SequenceUpdate empty() {
        return new SequenceUpdate(Fields.NONE);
    }

    /// What the sequence is called.
    public SequenceUpdate name(String name) {
        return new SequenceUpdate(fields.with("name", name));
    }

    /// The steps, as JSON or YAML text.
    public SequenceUpdate definition(String text) {
        return new SequenceUpdate(fields.with("definition", text));
    }

    /// Other steps. What becomes of the people inside is [#people]'s to say; changed texts wait for
    /// approval.
    public SequenceUpdate definition(Definition definition) {
        return new SequenceUpdate(fields.with("definition", definition.toJson()));
    }

    /// What enrols contacts, beside what the definition says.
    public SequenceUpdate triggers(Trigger... triggers) {
        return new SequenceUpdate(
                fields.with("triggers", Arrays.stream(triggers).map(Trigger::json).toList()));
    }

    /// Whether the people inside stay on their version, as they do when not given, or move.
    public SequenceUpdate people(People people) {
        return new SequenceUpdate(fields.with("people", people));
    }

    /// Whether new texts are approved in the same breath.
    public SequenceUpdate approve(boolean approve) {
        return new SequenceUpdate(fields.with("approve", approve));
    }

    /// What becomes of a send whose answer was lost; the server's choice when not given.
    public SequenceUpdate inDoubt(InDoubt inDoubt) {
        return new SequenceUpdate(fields.with("inDoubt", inDoubt));
    }

    Fields fields() {
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SequenceUpdate that && that.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "SequenceUpdate" + fields;
    }
}
