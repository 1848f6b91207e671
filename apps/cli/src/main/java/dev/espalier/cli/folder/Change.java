package dev.espalier.cli.folder;

import java.util.List;

/// What a plan does with one sequence or template.
///
/// @param kind `sequence` or `template`
/// @param notes for the person who decides, such as what happens to the people inside
/// @param difference lines that begin with `+`, `-` or a blank
public record Change(
        Does does, String kind, String id, List<String> notes, List<String> difference) {

    /// What is done.
    public enum Does {
        CREATE("+"),
        UPDATE("~"),
        NOTHING("="),
        DELETE("-");

        private final String sign;

        Does(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    public Change {
        notes = List.copyOf(notes);
        difference = List.copyOf(difference);
    }

    static Change of(Does does, String kind, String id) {
        return new Change(does, kind, id, List.of(), List.of());
    }

    /// One line.
    public String title() {
        return does.sign() + " " + kind + " " + id;
    }
}
