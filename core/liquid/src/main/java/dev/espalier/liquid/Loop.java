package dev.espalier.liquid;

import org.jspecify.annotations.Nullable;

/// The object a loop offers its body: `forloop` and `tablerowloop`. Read by name, in place of
/// reflection.
final class Loop {
    private final String name;
    private final long length;
    private final long columns;
    private final @Nullable Loop parent;
    private long index;

    private Loop(String name, long length, long columns, @Nullable Loop parent) {
        this.name = name;
        this.length = length;
        this.columns = columns;
        this.parent = parent;
    }

    static Loop ofFor(String name, long length, @Nullable Loop parent) {
        return new Loop(name, length, 0, parent);
    }

    static Loop ofTable(long length, long columns) {
        return new Loop("", length, columns, null);
    }

    void next() {
        index++;
    }

    /// The column from 1.
    long column() {
        return index % columns + 1;
    }

    long row() {
        return index / columns + 1;
    }

    boolean isLast() {
        return index == length - 1;
    }

    boolean isLastColumn() {
        return column() == columns;
    }

    @Nullable Object property(String property) {
        return switch (property) {
            case "index" -> index + 1;
            case "index0" -> index;
            case "rindex" -> length - index;
            case "rindex0" -> length - index - 1;
            case "first" -> index == 0;
            case "last" -> isLast();
            case "length" -> length;
            default -> columns > 0 ? ofTable(property) : ofFor(property);
        };
    }

    private @Nullable Object ofFor(String property) {
        return switch (property) {
            case "name" -> name;
            case "parentloop" -> parent;
            default -> null;
        };
    }

    private @Nullable Object ofTable(String property) {
        return switch (property) {
            case "col" -> column();
            case "col0" -> column() - 1;
            case "col_first" -> column() == 1;
            case "col_last" -> isLastColumn();
            case "row" -> row();
            default -> null;
        };
    }
}
