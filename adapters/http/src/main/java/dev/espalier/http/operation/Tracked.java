package dev.espalier.http.operation;

/// One event of a [Feed].
///
/// @param id from which a feed can be taken up again; 1..1,000 characters without control
///   characters
public record Tracked<E>(String id, E data) {
    private static final int ID_MAX = 1_000;

    public Tracked {
        if (id.isEmpty()
                || id.length() > ID_MAX
                || id.chars().anyMatch(c -> Character.isISOControl(c))) {
            throw new IllegalArgumentException(
                    "event id: "
                            + id.length()
                            + " characters (expected: 1..1000 without control characters)");
        }
    }
}
