package dev.espalier.liquid;

/// A text that is HTML already and is not escaped again. Exists only under [Escaping#HTML].
record Safe(String text) {
    @Override
    public String toString() {
        return text;
    }
}
