package dev.espalier.sdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A playbook to create or replace.
public final class NewPlaybook {
    private final Fields fields;

    private NewPlaybook(Fields fields) {
        this.fields = fields;
    }

    /// @param purpose what the emails are for
    /// @param emails in their order; the last one is for the end, the one before it is repeated
    ///   where there are more
    public static NewPlaybook of(String name, String purpose, List<Beat> emails) {
        var beats = new ArrayList<Map<String, String>>();
        for (var one : emails) {
            beats.add(Map.of("aim", one.aim(), "subject", one.subject(), "body", one.body()));
        }
        return new NewPlaybook(
                Fields.NONE
                        .with("name", name)
                        .with("purpose", purpose)
                        .with("emails", List.copyOf(beats)));
    }

    /// Properties a contact must have.
    public NewPlaybook requires(String... requires) {
        return new NewPlaybook(fields.with("requires", List.of(requires)));
    }

    /// Properties a drafter may see; none: every one.
    public NewPlaybook facts(String... facts) {
        return new NewPlaybook(fields.with("facts", List.of(facts)));
    }

    Fields fields() {
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NewPlaybook that && that.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "NewPlaybook" + fields;
    }
}
