package dev.espalier.liquid;

/// Markup that cannot be read. Thrown to the nearest point the parser can go on from, never
/// further.
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final int offset;

    Unreadable(int offset, String message) {
        super(message, null, false, false);
        this.offset = offset;
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
