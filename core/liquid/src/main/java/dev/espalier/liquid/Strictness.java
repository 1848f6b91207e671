package dev.espalier.liquid;

/// What happens when a rendering meets something that has no answer.
public enum Strictness {
    /// A missing variable and a failing filter render as nothing.
    LENIENT,
    /// An output whose variable is missing or nil, and that offers no `default`, throws; so does a
    /// failing filter or a snippet that cannot be included. Conditions and loops stay lenient,
    /// because asking whether a variable exists is what they are for.
    STRICT
}
