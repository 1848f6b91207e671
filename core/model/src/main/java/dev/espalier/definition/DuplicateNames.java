package dev.espalier.definition;

import dev.espalier.refusal.Issue;
import java.util.List;

/// Finds names that stand twice in one mapping: JSON and YAML forbid them, and whoever reads only
/// the last of them reads something else than the author sees.
public final class DuplicateNames {

    private DuplicateNames() {}

    /// Every second standing of a name, in the order of the lines.
    public static List<Issue> in(Node root) {
        var faults = new Faults();
        visit(new Piece("", root), faults);
        return faults.inOrder();
    }

    private static void visit(Piece piece, Faults faults) {
        switch (piece.node()) {
            case Node.Seq(var items, _) -> {
                for (int i = 0; i < items.size(); i++) {
                    visit(piece.item(i, items.get(i)), faults);
                }
            }
            case Node.Mapping mapping -> {
                var _ = new Fields(piece, mapping, faults);
                for (var entry : mapping.entries()) {
                    visit(piece.field(entry.name(), entry.value()), faults);
                }
            }
            case Node.Text _, Node.Decimal _, Node.Bool _, Node.Null _ -> {}
        }
    }
}
