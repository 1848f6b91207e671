package dev.espalier.engine.feedback;

import dev.espalier.engine.signing.SendRef;

/// What became of a report.
public sealed interface Outcome {

    /// It counts, and what follows from it is done.
    record Counted(SendRef send) implements Outcome {}

    /// It was told before.
    record Repeated(SendRef send) implements Outcome {}

    /// No send is surely the one it means; kept where that may be of use, and nothing follows.
    record Stray() implements Outcome {}

    /// It is our own, such as the copy of an answer to a contact.
    record Ignored() implements Outcome {}
}
