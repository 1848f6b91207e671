package dev.espalier.liquid;

import java.util.Set;

/// A filter, its name and the arguments it takes.
record FilterSpec(String name, int least, int most, Set<String> keywords, Filter body) {
    static FilterSpec of(String name, int least, int most, Filter body) {
        return new FilterSpec(name, least, most, Set.of(), body);
    }

    String expected() {
        var count = least == most ? "" + least : least + " or " + most;
        return count + (most == 1 ? " argument" : " arguments");
    }
}
