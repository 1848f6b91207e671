package dev.espalier.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The fields of one mapping: each is taken once by whoever reads it, and what nobody took is
/// unknown.
final class Fields {

    private final Piece piece;
    private final Faults faults;
    private final Map<String, Node.Entry> entries = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> taken = new HashSet<>();

    Fields(Piece piece, Node.Mapping mapping, Faults faults) {
        this.piece = piece;
        this.faults = faults;
        for (var entry : mapping.entries()) {
            var first = entries.putIfAbsent(entry.name(), entry);
            if (first != null) {
                faults.add(
                        Piece.pathOf(piece.path(), entry.name()),
                        entry.line(),
                        "stands twice (expected: once"
                                + (first.line() > 0 ? "; first on line " + first.line() : "")
                                + ")");
            }
        }
    }

    Piece piece() {
        return piece;
    }

    Faults faults() {
        return faults;
    }

    boolean has(String... names) {
        for (var name : names) {
            if (entries.containsKey(name)) {
                return true;
            }
        }
        return false;
    }

    /// The value of the field with one of these names: the proper one first, then its short forms.
    /// Two of them at once are a fault.
    Optional<Piece> take(String... names) {
        known.add(names[0]);
        List<Piece> found = new ArrayList<>();
        for (var name : names) {
            var entry = entries.get(name);
            if (entry != null) {
                taken.add(name);
                found.add(piece.field(name, entry.value()));
            }
        }
        if (found.size() > 1) {
            var second = found.get(1);
            faults.add(
                    second.path(),
                    second.line(),
                    Words.shown(second.node())
                            + " (expected: either this or "
                            + found.getFirst().path()
                            + ")");
        }
        return found.stream().findFirst();
    }

    /// As [#take], and a fault when there is none.
    Optional<Piece> require(String expected, String... names) {
        var found = take(names);
        if (found.isEmpty()) {
            missing(names[0], expected);
        }
        return found;
    }

    void missing(String name, String expected) {
        faults.add(
                Piece.pathOf(piece.path(), name),
                piece.line(),
                "missing (expected: " + expected + ")");
    }

    /// Call when everything known has been taken.
    void refuseTheRest() {
        for (var entry : entries.values()) {
            if (!taken.contains(entry.name())) {
                faults.add(
                        Piece.pathOf(piece.path(), entry.name()),
                        entry.line(),
                        "unknown (expected: " + Words.oneOf(known, entry.name()) + ")");
            }
        }
    }
}
