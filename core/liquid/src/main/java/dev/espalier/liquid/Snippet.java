package dev.espalier.liquid;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A stored text that templates render by name. Snippets may call each other in a ring; the nesting
/// limit ends that at rendering.
final class Snippet {
    private final String name;
    private final Reads reads = new Reads();
    private @Nullable Body body;

    Snippet(String name) {
        this.name = name;
    }

    /// Compiles a snippet that is named by a variable, in the midst of a rendering.
    static Snippet compile(Liquid liquid, String name, String text, Budget budget) {
        budget.spend(text.length());
        var compilation = new Compilation(liquid);
        var snippet = compilation.snippetOf(name, text);
        budget.spend(compilation.sourceLength());
        if (!compilation.faults().isEmpty()) {
            throw new Failure(compilation.faults().inOrder().getFirst().toString());
        }
        return snippet;
    }

    /// Set once, before the template that refers to it is handed to anyone.
    void body(Body compiled) {
        body = compiled;
    }

    Body body() {
        return Objects.requireNonNull(body, name);
    }

    Reads reads() {
        return reads;
    }

    /// The variable a snippet takes its subject in when no other is named: the last part of its
    /// name.
    static String variable(String snippetName) {
        return snippetName.substring(snippetName.lastIndexOf('/') + 1);
    }
}
