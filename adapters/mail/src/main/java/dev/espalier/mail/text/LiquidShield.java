package dev.espalier.mail.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Liquid tags of one source, and the words that stand for them while other libraries work.
final class LiquidShield {

    private static final Pattern LIQUID = Pattern.compile("\\{\\{.*?}}|\\{%.*?%}", Pattern.DOTALL);
    private static final Pattern MARKUP =
            Pattern.compile(
                    "<!--.*?-->|<[A-Za-z/!?](?:\"[^\"]*\"|'[^']*'|[^\"'>])*>", Pattern.DOTALL);

    private final String prefix;
    private final Pattern word;
    private final Pattern wordOrComment;
    private final List<String> tags = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();
    private final String source;

    private LiquidShield(String source, String prefix) {
        this.source = source;
        this.prefix = prefix;
        this.word = Pattern.compile(prefix + "(?<n>[0-9]+)z");
        this.wordOrComment =
                Pattern.compile(
                        "<!--:%1$s(?<a>[0-9]+)z:-->|&lt;!--:%1$s(?<b>[0-9]+)z:--&gt;|%1$s(?<c>[0-9]+)z"
                                .formatted(prefix));
    }

    static LiquidShield of(String source) {
        String prefix = "lq";
        while (source.contains(prefix)) {
            prefix += "x";
        }
        return new LiquidShield(source, prefix);
    }

    /// The source with a word for each tag.
    String shielded() {
        return LIQUID.matcher(source)
                .replaceAll(found -> {
                    tags.add(found.group());
                    offsets.add(found.start());
                    return prefix + (tags.size() - 1) + "z";
                });
    }

    /// Gives a text its tags back.
    String restored(String text) {
        return wordOrComment
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(tags.get(number(found))));
    }

    /// The same HTML with the words of control tags between elements in comments, which an HTML
    /// parser leaves where they are, also inside tables, where it would move a word.
    String withComments(String html) {
        var result = new StringBuilder(html.length() + 64);
        Matcher markup = MARKUP.matcher(html);
        int from = 0;
        while (markup.find()) {
            result.append(commented(html.substring(from, markup.start()))).append(markup.group());
            from = markup.end();
        }
        return result.append(commented(html.substring(from))).toString();
    }

    /// A word whose tag controls what is shown, as a comment.
    String commented(String text) {
        return replaceWords(text, found -> isControl(found) ? "<!--:" + found + ":-->" : found);
    }

    /// The control words of a text and nothing else.
    String controlsOf(String text) {
        var controls = new StringBuilder();
        word.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(this::isControl)
                .forEach(controls::append);
        return controls.toString();
    }

    /// The word inside one of our comments; empty when the comment is another's.
    String wordOfComment(String data) {
        boolean ours = data.startsWith(":" + prefix) && data.endsWith("z:");
        return ours ? data.substring(1, data.length() - 1) : "";
    }

    boolean isControlWord(String text) {
        return word.matcher(text).matches() && isControl(text);
    }

    Pattern word() {
        return word;
    }

    /// The control tags that are not in a text, with their lines in the source.
    List<Lost> lostIn(String text) {
        List<Lost> lost = new ArrayList<>();
        for (int i = 0; i < tags.size(); i++) {
            String each = prefix + i + "z";
            if (isControl(each) && !text.contains(each)) {
                int line = 1 + (int) source.substring(0, offsets.get(i)).lines().count();
                boolean atLineStart =
                        offsets.get(i) == 0 || source.charAt(offsets.get(i) - 1) == '\n';
                lost.add(new Lost(tags.get(i), atLineStart ? line : Math.max(1, line - 1)));
            }
        }
        return lost;
    }

    /// @param line 1-based
    record Lost(String tag, int line) {}

    private boolean isControl(String found) {
        int n = Integer.parseInt(found, prefix.length(), found.length() - 1, 10);
        return tags.get(n).startsWith("{%");
    }

    private String replaceWords(String text, UnaryOperator<String> replacement) {
        return word.matcher(text).replaceAll(found -> replacement.apply(found.group()));
    }

    private static int number(MatchResult found) {
        for (int group = 1; group <= 3; group++) {
            if (found.group(group) != null) {
                return Integer.parseInt(found.group(group));
            }
        }
        throw new IllegalStateException("a word without a number");
    }
}
