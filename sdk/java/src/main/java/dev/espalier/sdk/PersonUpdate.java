package dev.espalier.sdk;

/// What changes of a person; what is not named stays.
public final class PersonUpdate {
    private final Fields fields;

    private PersonUpdate(Fields fields) {
        this.fields = fields;
    }

    /// Nothing yet.
    public static PersonUpdate empty() {
        return new PersonUpdate(Fields.NONE);
    }

    /// What the person is called.
    public PersonUpdate name(String name) {
        return new PersonUpdate(fields.with("name", name));
    }

    /// What the person may do, from the next call on. The last owner stays one.
    public PersonUpdate role(Role role) {
        return new PersonUpdate(fields.with("role", role));
    }

    /// True ends their sessions and keeps them out.
    public PersonUpdate disabled(boolean disabled) {
        return new PersonUpdate(fields.with("disabled", disabled));
    }

    Fields fields() {
        return fields;
    }
}
