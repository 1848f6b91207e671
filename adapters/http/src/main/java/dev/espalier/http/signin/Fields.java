package dev.espalier.http.signin;

import dev.espalier.http.page.Visit;
import dev.espalier.http.shape.Json;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The body of a form: an object of texts.
record Fields(Map<String, String> values) {

    private static final int LONGEST = 1_000;

    /// @param required must be there
    /// @param allowed may be there
    /// @throws Invalid with every fault
    static Fields of(Visit visit, Set<String> required, Set<String> allowed) {
        var given = Json.parse(visit.body().get());
        if (!given.isObject()) {
            throw Invalid.of("", "not an object (expected: " + required + ")");
        }
        var values = new TreeMap<String, String>();
        List<Issue> faults = new ArrayList<>();
        given.properties()
                .forEach(entry -> {
                    var name = entry.getKey();
                    if (!required.contains(name) && !allowed.contains(name)) {
                        faults.add(
                                Issue.at(
                                        name,
                                        "unknown (expected: " + required + ", " + allowed + ")"));
                    } else if (!entry.getValue().isString()
                            || entry.getValue().stringValue().length() > LONGEST) {
                        faults.add(
                                Issue.at(
                                        name,
                                        "no text (expected: at most " + LONGEST + " characters)"));
                    } else {
                        values.put(name, entry.getValue().stringValue());
                    }
                });
        required.stream()
                .filter(name -> !given.has(name))
                .sorted()
                .forEach(name -> faults.add(Issue.at(name, "missing (expected: a text)")));
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return new Fields(values);
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    @Nullable String orNull(String name) {
        return values.get(name);
    }

    @Override
    public String toString() {
        return "Fields[hidden]";
    }
}
