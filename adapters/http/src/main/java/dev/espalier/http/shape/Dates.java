package dev.espalier.http.shape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Where moments were written in a JSON document: superjson's paths, names and indexes joined by
/// dots, with `\\` before a dot or a backslash that belongs to a name.
public final class Dates {
    private final StringBuilder path = new StringBuilder();
    private final Deque<Integer> lengths = new ArrayDeque<>();
    private final List<String> paths = new ArrayList<>();

    /// What follows is inside this property, or this index.
    public Dates enter(String name) {
        lengths.push(path.length());
        if (!path.isEmpty()) {
            path.append('.');
        }
        if (name.indexOf('.') < 0 && name.indexOf('\\') < 0) {
            path.append(name);
        } else {
            path.append(name.replace("\\", "\\\\").replace(".", "\\."));
        }
        return this;
    }

    /// Back to where the last [#enter] came from.
    public void leave() {
        path.setLength(lengths.pop());
    }

    /// Here stands a moment.
    public void mark() {
        paths.add(path.toString());
    }

    /// There stands a moment.
    ///
    /// @param below a path that is written already, from here
    public void mark(String below) {
        paths.add(path.isEmpty() ? below : path + "." + below);
    }

    /// In the order of writing.
    public List<String> paths() {
        return List.copyOf(paths);
    }
}
