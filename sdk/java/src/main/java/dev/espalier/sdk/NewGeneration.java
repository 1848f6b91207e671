package dev.espalier.sdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to be written, and for whom. A brief or a category must be there.
public final class NewGeneration {
    private final Fields fields;

    private NewGeneration(Fields fields) {
        this.fields = fields;
    }

    /// A sequence for one contact.
    public static NewGeneration forContact(String contactId) {
        return new NewGeneration(Fields.NONE.with("contactId", contactId));
    }

    /// A sequence of its own for each of up to 1,000 contacts.
    public static NewGeneration forContacts(List<String> contactIds) {
        return new NewGeneration(Fields.NONE.with("contactIds", List.copyOf(contactIds)));
    }

    /// What the emails are to say; without it, what the playbook says.
    public NewGeneration brief(String brief) {
        return new NewGeneration(fields.with("brief", brief));
    }

    /// Of the playbook, such as `buyer-lead`.
    public NewGeneration category(String category) {
        return new NewGeneration(fields.with("category", category));
    }

    /// How many each contact gets; 3 when not given.
    public NewGeneration emails(int emails) {
        return new NewGeneration(fields.with("emails", emails));
    }

    Fields fields() {
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NewGeneration that && that.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "NewGeneration" + fields;
    }
}
