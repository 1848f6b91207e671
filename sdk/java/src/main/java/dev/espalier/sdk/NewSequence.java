package dev.espalier.sdk;

import dev.espalier.sdk.definition.Definition;
import dev.espalier.sdk.definition.Schedule;
import dev.espalier.sdk.definition.Trigger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A sequence to create or to put.
///
/// Either a definition that many contacts enrol in, or the emails of one contact.
public final class NewSequence {
    private final Fields fields;

    private NewSequence(Fields fields) {
        this.fields = fields;
    }

    /// @param id unique; the caller's choice
    public static NewSequence of(String id, String name) {
        return new NewSequence(Fields.NONE.with("id", id).with("name", name));
    }

    /// For one contact. Its emails follow with [#emails].
    public static NewSequence forContact(String contactId) {
        return new NewSequence(Fields.NONE.with("contactId", contactId));
    }

    /// Unique; made when it is not given.
    public NewSequence id(String id) {
        return new NewSequence(fields.with("id", id));
    }

    /// For people.
    public NewSequence name(String name) {
        return new NewSequence(fields.with("name", name));
    }

    /// The steps, as JSON or YAML text.
    public NewSequence definition(String text) {
        return new NewSequence(fields.with("definition", text));
    }

    /// Steps that are written in code; sent as the JSON that an author would write.
    public NewSequence definition(Definition definition) {
        return new NewSequence(fields.with("definition", definition.toJson()));
    }

    /// What enrols contacts, beside what the definition says.
    public NewSequence triggers(Trigger... triggers) {
        return new NewSequence(
                fields.with("triggers", Arrays.stream(triggers).map(Trigger::json).toList()));
    }

    /// The emails of the one contact, in their order.
    public NewSequence emails(NewEmail... emails) {
        return new NewSequence(
                fields.with(
                        "emails",
                        Arrays.stream(emails).map(email -> email.fields().map()).toList()));
    }

    /// When the emails of the one contact may go out.
    public NewSequence schedule(Schedule schedule) {
        return new NewSequence(fields.with("schedule", schedule.json()));
    }

    /// What becomes of a send whose answer was lost; the server's choice when not given.
    public NewSequence inDoubt(InDoubt inDoubt) {
        return new NewSequence(fields.with("inDoubt", inDoubt));
    }

    /// Whether the people inside stay on their version, as they do when not given, or move. Only
    /// where the sequence is put.
    public NewSequence people(People people) {
        return new NewSequence(fields.with("people", people));
    }

    /// Whether new texts are approved in the same breath. Only where the sequence is put.
    public NewSequence approve(boolean approve) {
        return new NewSequence(fields.with("approve", approve));
    }

    Fields fields() {
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NewSequence that && that.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "NewSequence" + fields;
    }
}
