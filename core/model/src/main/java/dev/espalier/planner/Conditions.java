package dev.espalier.planner;

import dev.espalier.definition.Predicate;
import dev.espalier.planner.Facts.Did;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether a predicate holds.
public final class Conditions {

    private Conditions() {}

    /// Paths under `event` see the event that enrolled the contact.
    public static boolean holds(Predicate predicate, Facts facts) {
        return holds(predicate, facts, facts.event());
    }

    /// @param event the properties that paths under `event` see
    public static boolean holds(Predicate predicate, Facts facts, Map<String, ?> event) {
        return switch (predicate) {
            case Predicate.Compares(var property, var operator, var value) ->
                    Comparison.holds(operator, look(property, facts.contact(), event), value);
            case Predicate.Did(var email, var activity) ->
                    facts.did().contains(new Did(email, activity));
            case Predicate.All(var parts) ->
                    parts.stream().allMatch(part -> holds(part, facts, event));
            case Predicate.Any(var parts) ->
                    parts.stream().anyMatch(part -> holds(part, facts, event));
            case Predicate.Not(var part) -> !holds(part, facts, event);
        };
    }

    /// Whether a predicate that needs no enrolment holds, such as a trigger's. Email activity is
    /// never there yet.
    public static boolean holds(Predicate predicate, Map<String, ?> contact, Map<String, ?> event) {
        return switch (predicate) {
            case Predicate.Compares(var property, var operator, var value) ->
                    Comparison.holds(operator, look(property, contact, event), value);
            case Predicate.Did _ -> false;
            case Predicate.All(var parts) ->
                    parts.stream().allMatch(part -> holds(part, contact, event));
            case Predicate.Any(var parts) ->
                    parts.stream().anyMatch(part -> holds(part, contact, event));
            case Predicate.Not(var part) -> !holds(part, contact, event);
        };
    }

    static @Nullable Object look(String path, Map<String, ?> contact, Map<String, ?> event) {
        int dot = path.indexOf('.');
        var root = dot < 0 ? path : path.substring(0, dot);
        var rest = dot < 0 ? "" : path.substring(dot + 1);
        if (root.equals("contact")) {
            return descend(contact, rest);
        }
        if (!root.equals("event")) {
            return null;
        }
        // `event.properties.x` and `event.x` mean the same; a property that is called so wins.
        var direct = descend(event, rest);
        return direct == null && rest.startsWith("properties.")
                ? descend(event, rest.substring("properties.".length()))
                : direct;
    }

    private static @Nullable Object descend(Map<String, ?> from, String path) {
        Object at = from;
        int start = 0;
        while (start < path.length()) {
            if (!(at instanceof Map<?, ?> map)) {
                return null;
            }
            // A name may hold dots itself: the whole rest is tried before its first part.
            var whole = map.get(path.substring(start));
            if (whole != null) {
                return whole;
            }
            int dot = path.indexOf('.', start);
            if (dot < 0) {
                return null;
            }
            at = map.get(path.substring(start, dot));
            start = dot + 1;
        }
        return at;
    }
}
