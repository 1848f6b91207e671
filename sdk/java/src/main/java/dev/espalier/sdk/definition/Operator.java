package dev.espalier.sdk.definition;

/// How a property is compared.
public enum Operator {
    EQUALS,
    NOT_EQUALS,
    CONTAINS,
    NOT_CONTAINS,
    STARTS_WITH,
    ENDS_WITH,
    GT,
    GTE,
    LT,
    LTE,
    BEFORE,
    AFTER,
    IN,
    EXISTS,
    NOT_EXISTS
}
