package dev.espalier.drafting;

import dev.espalier.draft.Provenance;
import dev.espalier.draft.Words;
import dev.espalier.engine.drafting.Assignment;
import dev.espalier.engine.drafting.Drafter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes by the book: the sentences of the playbook, with what is known of the reader. No model.
final class PlaybookDrafter implements Drafter {

    private static final String BRIEF = "[brief]";
    private static final int SHORT = 3;

    @Override
    public Model model() {
        return new Model("playbook", "");
    }

    @Override
    public Most most(Assignment assignment) {
        return new Most(0, 0);
    }

    @Override
    public Duration longest() {
        return Duration.ZERO;
    }

    @Override
    public Outcome draft(Assignment assignment) {
        var beat = assignment.beat();
        var filling = new Filling(assignment.reader());
        var paragraphs = new ArrayList<Filling.Filled>();
        for (var paragraph : beat.body().strip().split("\\n\\s*\\n")) {
            // A brief tells the writer what to say, not the reader: only a model can put it in
            // words.
            if (!paragraph.strip().equals(BRIEF)) {
                filling.fill(paragraph).ifPresent(paragraphs::add);
            }
        }
        var kept = isToBeShort(assignment) ? shortened(paragraphs) : paragraphs;
        var subject =
                filling.fill(beat.subject())
                        .map(Filling.Filled::text)
                        .orElseGet(() -> assignment.playbook().name());
        return new Outcome.Written(
                new Words(
                        subject.replaceAll("\\s+", " ").strip(),
                        preheader(kept),
                        kept.stream()
                                .map(one -> "<p>" + one.html() + "</p>")
                                .collect(Collectors.joining("\n")),
                        kept.stream()
                                .map(Filling.Filled::text)
                                .collect(Collectors.joining("\n\n"))),
                new Provenance("playbook", "", Prompt.VERSION, 0, 0, Duration.ZERO));
    }

    private static boolean isToBeShort(Assignment assignment) {
        return assignment
                .ask()
                .instruction()
                .map(wish -> wish.toLowerCase(Locale.ROOT))
                .filter(wish -> wish.contains("short") || wish.contains("brief"))
                .isPresent();
    }

    private static List<Filling.Filled> shortened(List<Filling.Filled> paragraphs) {
        if (paragraphs.size() <= SHORT) {
            return paragraphs;
        }
        var kept = new ArrayList<>(paragraphs.subList(0, SHORT - 1));
        kept.add(paragraphs.getLast());
        return kept;
    }

    /// The first sentence after the greeting.
    private static String preheader(List<Filling.Filled> paragraphs) {
        if (paragraphs.size() < 2) {
            return "";
        }
        var text = paragraphs.get(1).text().replaceAll("\\s+", " ").strip();
        int end = text.indexOf(". ");
        var sentence = end < 0 ? text : text.substring(0, end + 1);
        return sentence.length() <= 120 ? sentence : "";
    }
}
