package dev.espalier.http.trpc;

import dev.espalier.http.shape.Dates;
import dev.espalier.http.shape.Json;
import dev.espalier.refusal.Refused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The envelope of superjson 2: `{"json": …, "meta": {"values": {path: [kind]}, "v": 1}}`.
///
/// The operation's own shapes say what an input means, so of its meta only one kind counts:
/// `undefined`, which JSON can only write as `null`.
final class SuperJson {
    private SuperJson() {}

    static JsonNode unwrap(JsonNode sent) {
        var json = sent.get("json");
        var meta = sent.get("meta");
        if (json == null || (meta != null && !meta.isObject())) {
            throw Refused.Invalid.of(
                    "", "not what superjson writes (expected: {\"json\": …, \"meta\"?: {…}})");
        }
        var values = meta == null ? null : meta.get("values");
        if (values == null) {
            return json;
        }
        if (isUndefined(values)) {
            return Json.object();
        }
        for (var entry : values.properties()) {
            if (isUndefined(entry.getValue())) {
                remove(json, entry.getKey());
            }
        }
        return json;
    }

    private static boolean isUndefined(JsonNode kind) {
        return kind.isArray()
                && kind.size() > 0
                && kind.get(0).isString()
                && kind.get(0).stringValue().equals("undefined");
    }

    private static void remove(JsonNode json, String path) {
        var names = names(path);
        @Nullable JsonNode at = json;
        for (String name : names.subList(0, names.size() - 1)) {
            at = at == null ? null : child(at, name);
        }
        if (at instanceof ObjectNode object) {
            object.remove(names.getLast());
        }
    }

    private static @Nullable JsonNode child(JsonNode parent, String name) {
        if (parent.isArray()) {
            return name.length() <= 9 && name.matches("[0-9]+")
                    ? parent.get(Integer.parseInt(name))
                    : null;
        }
        return parent.get(name);
    }

    /// A path taken apart.
    static List<String> names(String path) {
        var names = new ArrayList<String>();
        var name = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '\\' && i + 1 < path.length()) {
                name.append(path.charAt(++i));
            } else if (c == '.') {
                names.add(name.toString());
                name.setLength(0);
            } else {
                name.append(c);
            }
        }
        names.add(name.toString());
        return names;
    }

    /// `"meta"`, in the middle of the envelope; nothing when there are no dates.
    static void writeMeta(JsonGenerator out, Dates dates) {
        var paths = dates.paths();
        if (paths.isEmpty()) {
            return;
        }
        out.writeName("meta");
        out.writeStartObject();
        out.writeName("values");
        out.writeStartObject();
        for (String path : paths) {
            out.writeName(path);
            out.writeStartArray();
            out.writeString("Date");
            out.writeEndArray();
        }
        out.writeEndObject();
        out.writeNumberProperty("v", 1);
        out.writeEndObject();
    }

    /// The whole envelope of a value that is not there.
    static void writeUndefined(JsonGenerator out) {
        out.writeRawValue("{\"json\":null,\"meta\":{\"values\":[\"undefined\"],\"v\":1}}");
    }
}
