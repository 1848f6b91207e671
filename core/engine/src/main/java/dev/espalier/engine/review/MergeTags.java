package dev.espalier.engine.review;

import dev.espalier.email.EmailText;
import dev.espalier.engine.dispatch.TemplateValues;
import dev.espalier.engine.mail.Composer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds merge tags that say nothing to those who read them: "Dear ,".
final class MergeTags {

    /// What templates may see of a contact beside its properties.
    private static final Set<String> CONTACT =
            Set.of("id", "email", "timezone", "createdAt", "properties");

    private static final Pattern STEPS = Pattern.compile("\\.|\\[[\"']?|[\"']?]\\.?(?:\\[[\"']?)?");
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

    /// Whether what it says depends on who reads it.
    static boolean isPersonal(String path) {
        return !path.equals("unsubscribeUrl");
    }

    /// @param variables what the text reads
    List<Finding> of(EmailText text, List<String> variables, Readership readership) {
        return switch (readership) {
            case Readership.One one -> of(text, one);
            case Readership.Many(var properties) ->
                    properties.isEmpty() ? List.of() : hints(variables, properties);
        };
    }

    private List<Finding> of(EmailText text, Readership.One one) {
        var contact = one.contact();
        var values = TemplateValues.of(contact, Map.of(), TemplateValues.NO_LINK);
        var findings = new ArrayList<Finding>();
        for (var gap : composer.gaps(text, values)) {
            var tag = gap.tag();
            var root = steps(tag).getFirst();
            if (!isKnown(tag) || (one.isBroughtByEvent() && root.equals("event"))) {
                continue;
            }
            var expected =
                    root.equals("event")
                            ? "no event brings this contact here"
                            : theirs(tag, contact.properties().keySet());
            findings.add(
                    Finding.fault(
                            gap.part(),
                            "{{ "
                                    + tag
                                    + " }} says nothing to this contact (expected: "
                                    + expected
                                    + "; or a default, such as {{ "
                                    + tag
                                    + " | default: 'there' }})"));
        }
        return findings;
    }

    private static String theirs(String tag, Collection<String> names) {
        return names.isEmpty()
                ? "a property, and the contact has none"
                : "a property of theirs: " + nearest(property(tag).orElse(tag), names);
    }

    private static List<Finding> hints(List<String> variables, Set<String> properties) {
        var findings = new ArrayList<Finding>();
        for (var path : variables) {
            property(path)
                    .filter(name -> !properties.contains(name))
                    .ifPresent(name ->
                            findings.add(
                                    Finding.warning(
                                            "html",
                                            "{{ "
                                                    + path
                                                    + " }}: none of the newest contacts has a"
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

    /// `contact.properties["first name"]` in its three steps.
    private static List<String> steps(String path) {
        return List.of(STEPS.split(path));
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
