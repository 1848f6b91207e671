package dev.espalier.definition;

/// A part of the author's text and its path.
record Piece(String path, Node node) {

    int line() {
        return node.line();
    }

    Reading.Spot spot() {
        return new Reading.Spot(path, node.line());
    }

    Piece item(int index, Node item) {
        return new Piece(path + "[" + index + "]", item);
    }

    Piece field(String name, Node value) {
        return new Piece(pathOf(path, name), value);
    }

    /// The path of a named part; a name that is no plain word is quoted.
    static String pathOf(String parent, String name) {
        if (name.isEmpty() || !name.chars().allMatch(Piece::isPlain)) {
            return parent + "[" + Words.quoted(name) + "]";
        }
        return parent.isEmpty() ? name : parent + "." + name;
    }

    private static boolean isPlain(int c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }
}
