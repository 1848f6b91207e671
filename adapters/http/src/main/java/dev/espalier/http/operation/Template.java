package dev.espalier.http.operation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// A path with parameters: `/sequences/{id}/pause`. A parameter is one whole segment.
///
/// @param text as declared
public record Template(String text, List<Segment> segments) {
    private static final Pattern FIXED = Pattern.compile("[a-z0-9.-]+");
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*");

    /// One part of a path, between slashes.
    public sealed interface Segment {
        record Fixed(String text) implements Segment {}

        record Parameter(String name) implements Segment {}
    }

    static Template of(String text) {
        if (!text.startsWith("/") || text.length() == 1) {
            throw new IllegalArgumentException(
                    "route " + text + " (expected: /segment/{parameter}/…)");
        }
        var segments = new ArrayList<Segment>();
        var names = new HashSet<String>();
        for (String part : text.substring(1).split("/", -1)) {
            var segment = segment(part, text);
            segments.add(segment);
            if (segment instanceof Segment.Parameter(var name) && !names.add(name)) {
                throw new IllegalArgumentException(
                        "route " + text + ": {" + name + "} twice (expected: once)");
            }
        }
        return new Template(text, List.copyOf(segments));
    }

    private static Segment segment(String part, String text) {
        if (part.startsWith("{") && part.endsWith("}")) {
            String name = part.substring(1, part.length() - 1);
            if (NAME.matcher(name).matches()) {
                return new Segment.Parameter(name);
            }
        } else if (FIXED.matcher(part).matches()) {
            return new Segment.Fixed(part);
        }
        throw new IllegalArgumentException(
                "route "
                        + text
                        + ": segment \""
                        + part
                        + "\" (expected: lower-case word or {name})");
    }

    /// The names of its parameters, in order.
    public List<String> parameters() {
        var names = new ArrayList<String>();
        for (var segment : segments) {
            if (segment instanceof Segment.Parameter(var name)) {
                names.add(name);
            }
        }
        return names;
    }
}
