package dev.espalier.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.draft.Words;
import dev.espalier.engine.drafting.Assignment;
import dev.espalier.engine.drafting.Drafter;
import dev.espalier.engine.drafting.Drafter.Outcome.Written;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlaybookDrafterTest implements DrafterContract {

    private final Drafter drafter = Drafters.open(Optional.empty());

    @Override
    public Drafter drafter() {
        return drafter;
    }

    private Words words(Assignment assignment) {
        return ((Written) drafter.draft(assignment)).words();
    }

    @Test
    void it_writes_what_is_known_of_the_reader() {
        var words = words(Assignments.about(Map.of("firstName", "Ada", "house", "12 Elm & Co")));

        assertThat(words.subject()).isEqualTo("Your visit, Ada");
        assertThat(words.text())
                .isEqualTo(
                        """
                        Hello Ada,

                        You came to see 12 Elm & Co.

                        The garden of 12 Elm & Co faces south.

                        How was it?\
                        """);
        assertThat(words.html()).contains("<p>You came to see 12 Elm &amp; Co.</p>");
    }

    @Test
    void it_tells_the_reader_nothing_of_what_the_writer_was_told() {
        var words = words(Assignments.about(Map.of("firstName", "Ada", "house", "12 Elm Street")));

        assertThat(words.toString()).doesNotContain("kitchen", "[brief]");
    }

    @Test
    void it_leaves_out_what_nobody_knows() {
        var words = words(Assignments.about(Map.of()));

        assertThat(words.subject()).isEqualTo("Your visit, friend");
        assertThat(words.text()).startsWith("Hello there,").doesNotContain("You came");
    }

    @Test
    void for_many_readers_it_puts_merge_tags() {
        var words =
                words(
                        Assignments.about(
                                "Ask how it was.",
                                Map.of(),
                                Set.of("contact.properties.firstName")));

        assertThat(words.text())
                .isEqualTo(
                        "Hello {{ contact.properties.firstName | default: 'there' }},\n\n"
                                + "How was it?");
    }

    @Test
    void it_can_be_shorter_when_asked() {
        var assignment = Assignments.about(Map.of("firstName", "Ada", "house", "12 Elm Street"));
        var shorter =
                new Assignment(
                        new Assignment.Ask(
                                "Ask about the kitchen",
                                Optional.of("Much shorter, please"),
                                Optional.empty(),
                                List.of()),
                        assignment.voice(),
                        assignment.playbook(),
                        assignment.reader(),
                        assignment.course());

        assertThat(words(shorter).text().length()).isLessThan(words(assignment).text().length());
    }

    @Test
    void it_says_plainly_that_it_is_no_model() {
        assertThat(drafter.model()).isEqualTo(new Drafter.Model("playbook", ""));
        assertThat(drafter.most(Assignments.about(Map.of())).tokens()).isZero();
    }
}
