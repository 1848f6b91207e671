package dev.espalier.liquid;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which names a source takes from outside, followed in the order of the text: a name assigned
/// earlier, on whichever branch, and a loop's own names are not from outside.
final class Reads {
    private final Set<String> outside = new LinkedHashSet<>();
    private final Set<String> shown = new LinkedHashSet<>();
    private final Set<String> assigned = new LinkedHashSet<>();
    private final List<String> local = new ArrayList<>();

    void read(String root, String path) {
        if (!isKnown(root)) outside.add(path);
    }

    /// It is read, and written as it is.
    void show(String path) {
        if (!isKnown(root(path))) shown.add(path);
    }

    private boolean isKnown(String root) {
        return assigned.contains(root) || local.contains(root);
    }

    void assign(String name) {
        assigned.add(name);
    }

    void open(List<String> names) {
        local.addAll(names);
    }

    void close(List<String> names) {
        for (var _ : names) local.removeLast();
    }

    /// A snippet rendered here in this scope: what it reads is read here, what it assigns stays.
    void include(Reads snippet) {
        for (var path : List.copyOf(snippet.outside)) {
            if (!isKnown(root(path))) outside.add(path);
        }
        snippet.shown.forEach(this::show);
        assigned.addAll(snippet.assigned);
    }

    private static String root(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') end++;
        return path.substring(0, end);
    }

    Set<String> shown() {
        return shown;
    }

    Set<String> outside() {
        return outside;
    }
}
