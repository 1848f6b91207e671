package dev.espalier.liquid;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the body of a `liquid` tag, where every line is a tag.
final class LiquidLines {
    private final Source source;
    private final Faults faults;
    private final List<Token> tags = new ArrayList<>();
    private Token.@Nullable Tag hidden;
    private int depth;

    LiquidLines(Source source, Faults faults) {
        this.source = source;
        this.faults = faults;
    }

    List<Token> read(int from, int to) {
        var text = source.text();
        for (int start = from; start < to; ) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 || newline > to ? to : newline;
            var tag = Scanner.tagAt(text, start, end);
            // A line may say `liquid` once more, to no effect.
            while (tag.name().equals("liquid")) tag = Scanner.tagAt(text, tag.from(), tag.to());
            line(tag);
            start = end + 1;
        }
        if (hidden != null) {
            faults.add(
                    source,
                    hidden.at(),
                    hidden.name() + ": never closed (expected: end" + hidden.name() + ")");
        }
        return tags;
    }

    private void line(Token.Tag tag) {
        if (hidden != null) {
            if (tag.name().equals(hidden.name())) depth++;
            else if (tag.name().equals("end" + hidden.name()) && --depth == 0) hidden = null;
            return;
        }
        switch (tag.name()) {
            case "#" -> {}
            case "" -> {
                if (tag.at() < tag.to())
                    faults.add(source, tag.at(), "tag: no name (expected: the name of a tag)");
            }
            case "comment", "doc" -> {
                hidden = tag;
                depth = 1;
            }
            case "raw" ->
                    faults.add(source, tag.at(), "raw: inside liquid (expected: a tag of its own)");
            default -> tags.add(tag);
        }
    }
}
