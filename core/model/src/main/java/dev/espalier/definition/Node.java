package dev.espalier.definition;

import java.math.BigDecimal;
import java.util.List;

/// A text's tree, each part with its line, as a syntax adapter read it from JSON or YAML.
public sealed interface Node {

    /// 1-based line at which this part begins; 0 when it came from no text.
    int line();

    record Text(String value, int line) implements Node {}

    record Decimal(BigDecimal value, int line) implements Node {}

    record Bool(boolean value, int line) implements Node {}

    record Null(int line) implements Node {}

    record Seq(List<Node> items, int line) implements Node {
        public Seq {
            items = List.copyOf(items);
        }
    }

    /// @param entries in the order of the text; [DuplicateNames] finds those that stand twice
    record Mapping(List<Entry> entries, int line) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    /// @param line of the name
    record Entry(String name, Node value, int line) {}
}
