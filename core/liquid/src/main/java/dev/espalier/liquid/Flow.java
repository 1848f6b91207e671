package dev.espalier.liquid;

/// What a rendering does after a node.
enum Flow {
    ON,
    /// The innermost loop, or else the template, ends.
    BREAK,
    /// The innermost loop goes on with its next item; outside of one, the template ends.
    CONTINUE
}
