package dev.espalier.liquid;

/// Where in a source something stands; line and column count from 1.
record Place(String snippet, int line, int column) {
    @Override
    public String toString() {
        var position = "line " + line + ", column " + column;
        return snippet.isEmpty() ? position : "snippet " + snippet + ", " + position;
    }
}
