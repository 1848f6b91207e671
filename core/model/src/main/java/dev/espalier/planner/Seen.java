package dev.espalier.planner;

import dev.espalier.definition.Predicate;
import dev.espalier.planner.Facts.Did;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a predicate saw, in words: the value of every property it asks for, and what was done with
/// the emails it names.
public final class Seen {

    private static final int LONGEST_VALUE = 60;
    private static final int LONGEST = 240;

    private Seen() {}

    /// One line, such as `contact.properties.plan was "free", welcome was not opened`.
    ///
    /// @param event the properties that paths under `event` see
    static String of(Predicate predicate, Facts facts, Map<String, ?> event) {
        return of(predicate, facts.contact(), event, facts.did());
    }

    /// The same for a predicate that needs no enrolment, such as a trigger's.
    public static String of(Predicate predicate, Map<String, ?> contact, Map<String, ?> event) {
        return of(predicate, contact, event, Set.of());
    }

    private static String of(
            Predicate predicate, Map<String, ?> contact, Map<String, ?> event, Set<Did> did) {
        var words = new LinkedHashSet<String>();
        collect(predicate, contact, event, did, words);
        return shortened(String.join(", ", words), LONGEST);
    }

    private static void collect(
            Predicate predicate,
            Map<String, ?> contact,
            Map<String, ?> event,
            Set<Did> did,
            Set<String> words) {
        switch (predicate) {
            case Predicate.Compares(var property, _, _) ->
                    words.add(property + value(Conditions.look(property, contact, event)));
            case Predicate.Did(var email, var activity) ->
                    words.add(
                            email
                                    + (did.contains(new Did(email, activity))
                                            ? " was "
                                            : " was not ")
                                    + activity.word());
            case Predicate.All(var parts) ->
                    parts.forEach(part -> collect(part, contact, event, did, words));
            case Predicate.Any(var parts) ->
                    parts.forEach(part -> collect(part, contact, event, did, words));
            case Predicate.Not(var part) -> collect(part, contact, event, did, words);
        }
    }

    private static String value(@Nullable Object found) {
        return switch (found) {
            case null -> " was not there";
            case BigDecimal number -> " was " + number.toPlainString();
            case Number number -> " was " + number;
            case Boolean truth -> " was " + truth;
            case Object other -> " was \"" + oneLine(other.toString()) + "\"";
        };
    }

    private static String oneLine(String text) {
        var line = new StringBuilder();
        shortened(text, LONGEST_VALUE)
                .codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .forEach(line::appendCodePoint);
        return line.toString();
    }

    private static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = text.offsetByCodePoints(0, text.codePointCount(0, longest - 1));
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }
}
