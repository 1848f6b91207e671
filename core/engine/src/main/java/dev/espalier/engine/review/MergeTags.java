package dev.espalier.engine.review;

import dev.espalier.email.EmailText;
import dev.espalier.engine.dispatch.TemplateValues;
import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.mail.Inspection;
import dev.espalier.engine.store.Contacts.Addressee;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds merge tags that say nothing to those who read them: "Dear ,".
final class MergeTags {

    /// What templates may see of a contact beside its properties.
    private static final Set<String> CONTACT =
            Set.of("id", "email", "timezone", "createdAt", "properties");

    private static final Set<List<String>> RECORDS =
            Set.of(
                    List.of("contact"),
                    List.of("contact", "properties"),
                    List.of("event"),
                    List.of("variables"));

    private static final int NAMED = 8;

    private final Composer composer;

    MergeTags(Composer composer) {
        this.composer = composer;
    }

    /// Whether it can be anything of a contact or an event at all.
    static boolean isKnown(String path) {
        var steps = steps(path);
        return !steps.getFirst().equals("contact")
                || steps.size() == 1
                || CONTACT.contains(steps.get(1));
    }

    /// Whether it is all that is known of somebody at once.
    static boolean isWholeRecord(String path) {
        return RECORDS.contains(steps(path));
    }

    /// Whether what it says depends on who reads it.
    static boolean isPersonal(String path) {
        return !path.equals("unsubscribeUrl");
    }

    /// @param reads what the text reads of those who get it
    List<Finding> of(EmailText text, List<Inspection.Read> reads, Readership readership) {
        return switch (readership) {
            case Readership.One(var addressee) -> faults(text, reads, addressee);
            case Readership.Many(var properties) ->
                    properties.isEmpty() ? List.of() : hints(reads, properties);
        };
    }

    private List<Finding> faults(EmailText text, List<Inspection.Read> reads, Addressee addressee) {
        var values =
                TemplateValues.of(addressee.contact(), addressee.event(), TemplateValues.NO_LINK);
        var findings = new ArrayList<Finding>();
        for (var gap : composer.gaps(text, values)) {
            switch (gap) {
                case Composer.Gap.Broken(var part, var reason) ->
                        findings.add(
                                Finding.fault(
                                        part, "cannot be rendered for this contact: " + reason));
                case Composer.Gap.Tag(var part, var tag) -> {
                    // Of a field that no contact has it is said whoever reads it.
                    if (isKnown(tag) || reads.stream().noneMatch(read -> read.path().equals(tag))) {
                        findings.add(Finding.fault(part, gap(tag, addressee)));
                    }
                }
            }
        }
        return findings;
    }

    private static String gap(String tag, Addressee addressee) {
        return "{{ "
                + tag
                + " }} says nothing to this contact (expected: "
                + expected(tag, addressee)
                + ")";
    }

    private static String expected(String tag, Addressee addressee) {
        var steps = steps(tag);
        var names = addressee.contact().properties().keySet();
        // What begins with a bracket is named by a value, which may be anything.
        boolean isProperty =
                !tag.startsWith("[")
                        && (steps.size() == 1
                                || (steps.size() == 3 && steps.getFirst().equals("contact")));
        if (isProperty && property(tag).filter(names::contains).isPresent()) {
            // A default stands in for what is missing or empty, not for blanks.
            return "more than blanks, which is all that the contact has there";
        }
        return value(tag, steps, addressee)
                + "; or a default, such as {{ "
                + tag
                + " | default: 'there' }}";
    }

    private static String value(String tag, List<String> steps, Addressee addressee) {
        if (steps.equals(List.of("contact", "timezone"))) {
            return "a time zone, given to the contact";
        }
        if (steps.getFirst().equals("event")) {
            return addressee.event().isEmpty()
                    ? "a property of the contact; no event brought it here"
                    : "a property of the event: "
                            + nearest(steps.getLast(), addressee.event().keySet());
        }
        var names = addressee.contact().properties().keySet();
        return names.isEmpty()
                ? "a property, and the contact has none"
                : "a property of theirs: " + nearest(property(tag).orElse(tag), names);
    }

    private static List<Finding> hints(List<Inspection.Read> reads, Set<String> properties) {
        var findings = new ArrayList<Finding>();
        for (var read : reads) {
            property(read.path())
                    .filter(name -> !properties.contains(name))
                    .ifPresent(name ->
                            findings.add(
                                    Finding.warning(
                                            read.part(),
                                            "{{ "
                                                    + read.path()
                                                    + " }}: no contact that was looked at has a"
                                                    + " property \""
                                                    + name
                                                    + "\" (expected: one that somebody has: "
                                                    + nearest(name, properties)
                                                    + ")")));
        }
        return findings;
    }

    /// The contact's property that a path reads.
    private static Optional<String> property(String path) {
        var steps = steps(path);
        return switch (steps.getFirst()) {
            case "contact" ->
                    steps.size() > 2 && steps.get(1).equals("properties")
                            ? Optional.of(steps.get(2))
                            : Optional.empty();
            case "variables" -> steps.size() > 1 ? Optional.of(steps.get(1)) : Optional.empty();
            case "event", "unsubscribeUrl" -> Optional.empty();
            default -> Optional.of(steps.getFirst());
        };
    }

    /// `contact.properties["first.name"]` in its three steps; at least one, whatever was written.
    private static List<String> steps(String path) {
        var steps = new ArrayList<String>();
        int from = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '[') {
                add(path.substring(from, i), steps);
                int end = closing(path, i);
                steps.add(unquoted(path.substring(i + 1, end).strip()));
                i = end;
                from = Math.min(end + 1, path.length());
            } else if (c == '.') {
                add(path.substring(from, i), steps);
                from = i + 1;
            }
        }
        add(path.substring(from), steps);
        return steps.isEmpty() ? List.of(path) : steps;
    }

    private static void add(String name, List<String> steps) {
        if (!name.isBlank()) {
            steps.add(name.strip());
        }
    }

    /// Where a bracket closes, quotes passed over; the end when it does not.
    private static int closing(String path, int open) {
        char quote = 0;
        for (int i = open + 1; i < path.length(); i++) {
            char c = path.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == ']') {
                return i;
            }
        }
        return path.length();
    }

    private static String unquoted(String key) {
        return key.length() > 1
                        && (key.startsWith("\"") || key.startsWith("'"))
                        && key.charAt(0) == key.charAt(key.length() - 1)
                ? key.substring(1, key.length() - 1)
                : key;
    }

    /// A few of the names, first those that begin like the one that was written.
    private static String nearest(String written, Collection<String> names) {
        var sorted =
                names.stream()
                        .sorted(
                                Comparator.<String>comparingInt(name -> -alike(written, name))
                                        .thenComparing(Comparator.naturalOrder()))
                        .toList();
        return String.join(", ", sorted.subList(0, Math.min(NAMED, sorted.size())))
                + (sorted.size() > NAMED ? ", …" : "");
    }

    private static int alike(String one, String other) {
        int same = 0;
        while (same < Math.min(one.length(), other.length())
                && Character.toLowerCase(one.charAt(same))
                        == Character.toLowerCase(other.charAt(same))) {
            same++;
        }
        return same;
    }
}
