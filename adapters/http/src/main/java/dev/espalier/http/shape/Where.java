package dev.espalier.http.shape;

import org.jspecify.annotations.Nullable;

/// A place in an input. Its text is put together only when there is a fault to tell.
record Where(@Nullable Where parent, String name, int index) {
    static final Where ROOT = new Where(null, "", -1);

    Where field(String name) {
        return new Where(this, name, -1);
    }

    Where item(int index) {
        return new Where(this, "", index);
    }

    /// `steps[3].name`; empty for the whole input.
    String path() {
        var out = new StringBuilder();
        write(out);
        return out.toString();
    }

    private void write(StringBuilder out) {
        if (parent == null) {
            return;
        }
        parent.write(out);
        if (index >= 0) {
            out.append('[').append(index).append(']');
            return;
        }
        if (!out.isEmpty()) {
            out.append('.');
        }
        out.append(Shown.name(name));
    }
}
