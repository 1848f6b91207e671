package dev.espalier.engine.drafting;

import dev.espalier.draft.Words;
import dev.espalier.email.EmailText;
import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.review.Finding;
import dev.espalier.engine.review.Linter;
import dev.espalier.sequence.Email.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Looks at a draft as at a stranger's text, because it is one.
final class DraftCheck {

    private static final int SUBJECT = 200;
    private static final int PREHEADER = 250;
    private static final int HTML = 40_000;
    private static final int TEXT = 20_000;

    /// Where a merge tag may stand in a link: alone, and only the way out.
    private static final Pattern LINKED_TAG =
            Pattern.compile(
                    "(?:href|src|style)\\s*=\\s*(\"[^\"]*\\{[{%][^\"]*\"|'[^']*\\{[{%][^']*')",
                    Pattern.CASE_INSENSITIVE);

    /// A property, and words for those who lack it: nothing that could put an address together.
    private static final Pattern PLAIN_TAG =
            Pattern.compile(
                    "\\{\\{\\s*[\\w.]+\\s*(?:\\|\\s*default:\\s*(?:'[\\p{L} ,!-]*'|\"[\\p{L}"
                            + " ,!-]*\")\\s*)?}}");

    private final Composer composer;
    private final Linter linter;

    DraftCheck(Composer composer, Linter linter) {
        this.composer = composer;
        this.linter = linter;
    }

    /// What looking came to.
    sealed interface Checked {
        /// @param wording the whole mail around it
        record Fine(Wording wording, EmailText text) implements Checked {}

        record Faulty(List<String> faults) implements Checked {}
    }

    Checked check(Words words, Assignment assignment) {
        var faults = new ArrayList<String>();
        shape(words, faults);
        tags(words, assignment, faults);
        links(words, assignment, faults);
        avoided(words, assignment, faults);
        var wording = Letter.of(words, assignment.voice());
        if (!faults.isEmpty()) {
            return new Checked.Faulty(faults);
        }
        return switch (composer.compile(
                wording.subject(),
                wording.preheader().orElse(null),
                wording.body(),
                wording.plain().orElse(null))) {
            case Composer.Compiled.Faulty(var found) ->
                    new Checked.Faulty(
                            found.stream()
                                    .map(fault -> fault.part() + ": " + fault.problem())
                                    .toList());
            case Composer.Compiled.Text(var text, _) -> linted(wording, text);
        };
    }

    private Checked linted(Wording wording, EmailText text) {
        var faults =
                linter.check(text).stream()
                        .filter(Finding::isFault)
                        .map(fault -> fault.part() + ": " + fault.message())
                        .toList();
        return faults.isEmpty() ? new Checked.Fine(wording, text) : new Checked.Faulty(faults);
    }

    private static void shape(Words words, List<String> faults) {
        size("subject", words.subject(), SUBJECT, faults);
        if (!words.preheader().isEmpty()) {
            size("preheader", words.preheader(), PREHEADER, faults);
        }
        size("html", words.html(), HTML, faults);
        size("text", words.text(), TEXT, faults);
        for (var line : List.of(words.subject(), words.preheader())) {
            if (line.chars().anyMatch(Character::isISOControl)) {
                faults.add("subject or preheader: holds control characters (expected: one line)");
            }
        }
        if ((words.html() + words.text())
                .chars()
                .anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r')) {
            faults.add("body: holds control characters (expected: none)");
        }
    }

    private static void size(String part, String text, int most, List<String> faults) {
        if (text.isBlank() || text.length() > most) {
            faults.add(part + ": " + text.length() + " characters (expected: 1.." + most + ")");
        }
    }

    private void tags(Words words, Assignment assignment, List<String> faults) {
        var all = words.subject() + words.preheader() + words.html() + words.text();
        if (all.contains("{%")) {
            faults.add("{% … %} (expected: no template tags)");
        }
        if (PLAIN_TAG.matcher(all).replaceAll("").contains("{{")) {
            faults.add(
                    "a merge tag that computes (expected: {{ name }} or {{ name | default: 'words'"
                            + " }})");
        }
        if (LINKED_TAG
                .matcher(words.html().replaceAll("\\{\\{\\s*unsubscribeUrl\\s*}}", ""))
                .find()) {
            faults.add("a merge tag in a link (expected: {{ unsubscribeUrl }} alone)");
        }
        var seen =
                composer.inspect(
                        new EmailText(
                                words.subject(), words.preheader(), words.html(), words.text()));
        var allowed = assignment.reader().tags();
        seen.variables().stream()
                .filter(path -> !allowed.contains(path))
                .forEach(path ->
                        faults.add(
                                "{{ "
                                        + path
                                        + " }} (expected: "
                                        + (allowed.isEmpty()
                                                ? "no merge tags"
                                                : "one of " + allowed.stream().sorted().toList())
                                        + ")"));
        seen.active()
                .forEach(what -> faults.add("html: " + what + " (expected: nothing that runs)"));
    }

    private static void links(Words words, Assignment assignment, List<String> faults) {
        var rule = new LinkRule(assignment.reader().domains());
        var all = String.join("\n", words.subject(), words.preheader(), words.html(), words.text());
        rule.foreign(all)
                .forEach(place ->
                        faults.add(
                                "leads to "
                                        + place
                                        + " (expected: nowhere but "
                                        + assignment.reader().domains().stream().sorted().toList()
                                        + ")"));
    }

    private static void avoided(Words words, Assignment assignment, List<String> faults) {
        var all =
                (words.subject() + "\n" + words.preheader() + "\n" + words.text())
                        .toLowerCase(Locale.ROOT);
        for (var word : assignment.voice().avoid()) {
            var asked = Pattern.quote(word.strip().toLowerCase(Locale.ROOT));
            if (!word.isBlank()
                    && Pattern.compile("(?<![\\p{L}\\p{N}])" + asked + "(?![\\p{L}\\p{N}])")
                            .matcher(all)
                            .find()) {
                faults.add("says \"" + word.strip() + "\" (expected: a word the house uses)");
            }
        }
    }
}
