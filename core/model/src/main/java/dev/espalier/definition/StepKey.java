package dev.espalier.definition;

/// A step's stable name within its sequence: 1 to 64 of `A-Z a-z 0-9 _ -`, starting with a letter
/// or digit.
public record StepKey(String value) implements Comparable<StepKey> {

    public StepKey {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "step key: \"" + value + "\" (expected: 1 to 64 letters, digits, _ or -)");
        }
    }

    public static boolean isValid(String value) {
        if (value.isEmpty()
                || value.length() > 64
                || value.charAt(0) == '-'
                || value.charAt(0) == '_') {
            return false;
        }
        return value.chars().allMatch(StepKey::isAllowed);
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '-';
    }

    @Override
    public int compareTo(StepKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
