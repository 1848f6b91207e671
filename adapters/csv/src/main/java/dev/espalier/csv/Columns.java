package dev.espalier.csv;

import dev.espalier.engine.contacts.ContactFileReader;
import dev.espalier.engine.contacts.ContactFileReader.Use;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Invalid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What each column of a file is for, by its name in the first row.
final class Columns {

    /// What [RefusedFile] adds; a mended file may still have them.
    static final String LINE = "refused_line";

    static final String REASON = "refused_reason";

    private static final Set<String> EMAIL = Set.of("email", "e-mail", "email address");
    private static final Set<String> ZONE = Set.of("timezone", "time zone", "time_zone");
    private static final Set<String> IGNORED = Set.of(LINE, REASON);

    private final List<String> names;
    private final int email;
    private final int zone;

    private Columns(List<String> names, int email, int zone) {
        this.names = names;
        this.email = email;
        this.zone = zone;
    }

    /// @throws Invalid at `header` when there is no address column, or a name stands twice
    static Columns of(List<String> header) {
        var names = header.stream().map(String::strip).toList();
        var issues = new ArrayList<Issue>();
        var seen = new HashSet<String>();
        for (var name : names) {
            if (!name.isEmpty() && !seen.add(name.toLowerCase(Locale.ROOT))) {
                issues.add(Issue.at("header", "\"" + name + "\" stands twice"));
            }
        }
        int email = indexOf(names, EMAIL);
        if (email < 0) {
            issues.add(Issue.at("header", "no column email (expected: one)"));
        }
        if (!issues.isEmpty()) {
            throw new Invalid(issues);
        }
        return new Columns(names, email, indexOf(names, ZONE));
    }

    /// Whether it is one of the columns that [RefusedFile] adds.
    static boolean isRefusal(String name) {
        return IGNORED.contains(name);
    }

    List<String> names() {
        return names;
    }

    /// What each is for, in order.
    List<ContactFileReader.Column> uses() {
        var uses = new ArrayList<ContactFileReader.Column>();
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            var use =
                    i == email
                            ? Use.EMAIL
                            : i == zone
                                    ? Use.TIMEZONE
                                    : name.isEmpty() || isRefusal(name)
                                            ? Use.IGNORED
                                            : Use.PROPERTY;
            uses.add(new ContactFileReader.Column(name, use));
        }
        return uses;
    }

    CsvLine.Content read(List<String> cells) {
        if (cells.size() != names.size()) {
            return broken(cells.size() + " cells (expected: " + names.size() + ")");
        }
        var properties = new LinkedHashMap<String, String>();
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            if (cell.indexOf('\ufffd') >= 0) {
                return broken("not UTF-8 (expected: a file in UTF-8)");
            }
            boolean isProperty = i != email && i != zone && !isRefusal(names.get(i));
            if (!isProperty || cell.isBlank()) {
                continue;
            }
            if (names.get(i).isEmpty()) {
                return broken("a value in column " + (i + 1) + ", which has no name");
            }
            properties.put(names.get(i), cell);
        }
        return new CsvLine.Content.Person(
                cells.get(email), zone < 0 ? "" : cells.get(zone), properties);
    }

    private static CsvLine.Content broken(String reason) {
        return new CsvLine.Content.Broken(Issue.at("row", reason));
    }

    private static int indexOf(List<String> names, Set<String> wanted) {
        for (int i = 0; i < names.size(); i++) {
            if (wanted.contains(names.get(i).toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }
}
