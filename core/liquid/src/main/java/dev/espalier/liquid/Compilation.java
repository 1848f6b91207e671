package dev.espalier.liquid;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One compiling of a template with the snippets it names. They share one list of faults, one limit
/// on the source and one on nesting, so that a thousand small snippets cost no more than one large
/// text.
final class Compilation {
    private final Liquid liquid;
    private final Faults faults = new Faults();
    private final Map<String, Optional<Snippet>> snippets = new HashMap<>();
    private long sourceLength;
    private int depth;

    Compilation(Liquid liquid) {
        this.liquid = liquid;
    }

    Faults faults() {
        return faults;
    }

    Limits limits() {
        return liquid.limits();
    }

    long sourceLength() {
        return sourceLength;
    }

    Body compile(Source source, Reads reads) {
        sourceLength += source.text().length();
        int most = limits().maxSource();
        if (sourceLength > most) {
            faults.add(
                    source,
                    0,
                    "source: more than " + most + " characters (expected: at most " + most + ")");
            return Body.NONE;
        }
        return new Parser(this, source, reads, Scanner.scan(source, faults)).template();
    }

    /// The snippet of that name, compiled once; null if none is stored.
    @Nullable Snippet snippet(String name) {
        var known = snippets.get(name);
        if (known == null) {
            var text = liquid.snippets().apply(name);
            known = text.isEmpty() ? Optional.empty() : Optional.of(snippetOf(name, text.get()));
            snippets.put(name, known);
        }
        return known.orElse(null);
    }

    Snippet snippetOf(String name, String text) {
        var snippet = new Snippet(name);
        // Known before it is read: it may call itself.
        snippets.put(name, Optional.of(snippet));
        snippet.body(compile(new Source(name, text), snippet.reads()));
        return snippet;
    }

    /// @return whether there is room for one level more
    boolean enter() {
        return ++depth <= limits().maxNesting();
    }

    void leave() {
        depth--;
    }
}
