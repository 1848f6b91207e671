package dev.espalier.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.drafting.Drafter;
import dev.espalier.engine.drafting.Drafter.Outcome.Written;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/// What every drafter does, whoever it asks.
interface DrafterContract {

    Drafter drafter();

    private Written written(Map<String, Object> facts) {
        return (Written) drafter().draft(Assignments.about(facts));
    }

    @Test
    default void what_is_written_has_all_its_parts() {
        var words = written(Map.of("firstName", "Ada")).words();

        assertThat(words.subject()).isNotBlank().doesNotContain("\n");
        assertThat(words.text()).isNotBlank();
        assertThat(Jsoup.parse(words.html()).text()).isNotBlank();
    }

    @Test
    default void its_html_holds_words_lists_and_links_alone() {
        var words =
                written(
                                Map.of(
                                        "firstName",
                                        "<script>alert(1)</script><img src=x onerror=alert(1)><b"
                                                + " style='x'>Ada</b>"))
                        .words();

        assertThat(
                        Jsoup.parse(words.html())
                                .select("script, img, style, form, iframe, [style], [onerror]"))
                .isEmpty();
    }

    @Test
    default void what_a_stranger_typed_is_no_template() {
        var words = written(Map.of("firstName", "{{ contact.email }}{% raw %}")).words();

        assertThat(words.subject() + words.html() + words.text())
                .doesNotContain("{{")
                .doesNotContain("{%");
    }

    @Test
    default void it_says_who_wrote_it_and_what_that_took() {
        var provenance = written(Map.of()).provenance();

        assertThat(provenance.provider()).isEqualTo(drafter().model().provider());
        assertThat(provenance.model()).isEqualTo(drafter().model().name());
        assertThat(provenance.promptVersion()).isEqualTo("v2");
        assertThat(provenance.duration().isNegative()).isFalse();
    }

    @Test
    default void it_takes_no_more_than_it_said_before() {
        var assignment = Assignments.about(Map.of("firstName", "Ada"));
        var most = drafter().most(assignment);

        var took = ((Written) drafter().draft(assignment)).provenance();

        assertThat(took.inputTokens()).isLessThanOrEqualTo(most.inputTokens());
        assertThat(took.outputTokens()).isLessThanOrEqualTo(most.outputTokens());
    }

    @Test
    default void many_may_ask_at_once() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked =
                    IntStream.range(0, 20)
                            .mapToObj(i ->
                                    threads.submit(() -> written(Map.of("firstName", "P" + i))))
                            .toList();
            for (var one : List.copyOf(asked)) {
                assertThat(one.get().words().subject()).isNotBlank();
            }
        }
    }
}
