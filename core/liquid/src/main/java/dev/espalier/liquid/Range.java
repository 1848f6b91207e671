package dev.espalier.liquid;

/// The whole numbers from `first` to `last`, both included; none when `last` is before `first`.
/// Never laid out in memory unless a filter asks for it, and then its size is paid for first.
record Range(long first, long last) {
    long size() {
        if (last < first) return 0;
        long size = last - first + 1;
        return size > 0 ? size : Long.MAX_VALUE;
    }

    @Override
    public String toString() {
        return first + ".." + last;
    }
}
