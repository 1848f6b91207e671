package dev.espalier.liquid;

import java.util.List;

/// A piece of a source. Offsets count UTF-16 units from its start.
sealed interface Token {
    record Prose(String text) implements Token {}

    /// `{{ … }}`: the markup stands at `from..to`.
    record Output(int from, int to) implements Token {}

    /// `{% name … %}`, or a line of a `liquid` tag.
    record Tag(String name, int at, int from, int to) implements Token {}

    /// The lines of a `liquid` tag. Blocks that open in it close in it.
    record Lines(List<Token> tags) implements Token {}
}
