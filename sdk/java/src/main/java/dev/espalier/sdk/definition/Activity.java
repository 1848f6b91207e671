package dev.espalier.sdk.definition;

/// What a contact can do with an email.
public enum Activity {
    OPENED,
    CLICKED,
    REPLIED,
    BOUNCED
}
