package dev.espalier.feedback.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The fields of one block of headers, in order; names in lower case, values unfolded.
record Headers(List<Field> fields) {

    static final int MOST_FIELDS = 500;
    private static final int MOST_ADDRESSES = 50;

    private static final Pattern LINE = Pattern.compile("\r\n|\n|\r");
    private static final Pattern NAME = Pattern.compile("[!-9;-~]{1,100}");

    /// Bounded everywhere, so that no text makes it slow.
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>,;:()\"@]{1,128}@[^\\s<>,;:()\"@]{1,255}");

    private static final Pattern ID = Pattern.compile("<([^<>\\s]{1,500})>");

    record Field(String name, String value) {}

    Headers {
        fields = List.copyOf(fields);
    }

    /// The block up to the first empty line; lines that are no fields are left out.
    static Headers of(String text) {
        return groups(text, 1).stream().findFirst().orElse(new Headers(List.of()));
    }

    /// The blocks between empty lines (RFC 3464 section 2.1), `most` at most.
    static List<Headers> groups(String text, int most) {
        var groups = new ArrayList<Headers>();
        var fields = new ArrayList<Field>();
        for (var line : LINE.split(text)) {
            if (line.isBlank()) {
                if (!fields.isEmpty()) {
                    groups.add(new Headers(fields));
                    fields = new ArrayList<>();
                }
                if (groups.size() >= most) {
                    return groups;
                }
            } else if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
                if (!fields.isEmpty()) {
                    var last = fields.removeLast();
                    fields.add(new Field(last.name(), last.value() + " " + line.strip()));
                }
            } else if (fields.size() < MOST_FIELDS) {
                int colon = line.indexOf(':');
                var name = colon < 0 ? "" : line.substring(0, colon).strip();
                if (NAME.matcher(name).matches()) {
                    fields.add(
                            new Field(
                                    name.toLowerCase(Locale.ROOT),
                                    line.substring(colon + 1).strip()));
                }
            }
        }
        if (!fields.isEmpty()) {
            groups.add(new Headers(fields));
        }
        return groups;
    }

    /// The first value; empty text when there is none.
    String get(String name) {
        return find(name).orElse("");
    }

    Optional<String> find(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .findFirst();
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    /// Every address in all fields of these names.
    List<String> addresses(String... names) {
        var found = new ArrayList<String>();
        for (var name : names) {
            for (var field : fields) {
                if (field.name().equals(name)) {
                    found.addAll(addressesIn(field.value()));
                }
            }
        }
        return found;
    }

    static List<String> addressesIn(String text) {
        return ADDRESS.matcher(text)
                .results()
                .limit(MOST_ADDRESSES)
                .map(match -> match.group())
                .toList();
    }

    /// The message ids in all fields of this name, without angle brackets.
    List<String> ids(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .flatMap(field -> ID.matcher(field.value()).results().limit(MOST_ADDRESSES))
                .map(match -> match.group(1))
                .toList();
    }
}
