package dev.espalier.drafting;

import dev.espalier.engine.drafting.Assignment;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Fills a playbook's sentences in: `{name}` with what is known of the reader, `{name:else}` with
/// that or with the words. For many readers it puts merge tags there.
record Filling(Assignment.Reader reader) {

    private static final Pattern PLACE =
            Pattern.compile("\\{([A-Za-z][A-Za-z0-9_]{0,63})(?::([^{}]{0,80}))?}");
    private static final Pattern PLAIN = Pattern.compile("[\\p{L} ,!-]*");

    /// The same words twice.
    record Filled(String text, String html) {}

    static Filled plain(String words) {
        var safe = harmless(words);
        return new Filled(safe, escaped(safe));
    }

    /// Empty when it names something that nobody knows.
    Optional<Filled> fill(String sentence) {
        var text = new StringBuilder();
        var html = new StringBuilder();
        var places = PLACE.matcher(sentence.strip());
        int from = 0;
        var words = sentence.strip();
        while (places.find()) {
            append(words.substring(from, places.start()), text, html);
            var value = value(places.group(1), Optional.ofNullable(places.group(2)));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            text.append(value.get().text());
            html.append(value.get().html());
            from = places.end();
        }
        append(words.substring(from), text, html);
        return Optional.of(new Filled(text.toString(), html.toString()));
    }

    private static void append(String words, StringBuilder text, StringBuilder html) {
        text.append(words);
        html.append(escaped(words));
    }

    private Optional<Filled> value(String name, Optional<String> otherwise) {
        var tag = "contact.properties." + name;
        if (reader.tags().contains(tag) && otherwise.isPresent()) {
            var merge =
                    PLAIN.matcher(otherwise.get()).matches()
                            ? "{{ " + tag + " | default: '" + otherwise.get() + "' }}"
                            : "{{ " + tag + " }}";
            return Optional.of(new Filled(merge, merge));
        }
        return Optional.ofNullable(reader.facts().get(name))
                .map(Filling::shown)
                .filter(known -> !known.isBlank())
                .or(() -> otherwise)
                .map(Filling::plain);
    }

    private static String shown(Object value) {
        return value instanceof List<?> many
                ? many.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : value.toString();
    }

    /// What a stranger typed is never a template, and stays on its line.
    private static String harmless(String words) {
        return words.replaceAll("[\\p{Cntrl}\\s]+", " ")
                .replace("{{", "{ {")
                .replace("{%", "{ %")
                .replace("}}", "} }")
                .strip();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
