package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.espalier.email.Markup;
import dev.espalier.engine.review.Edit;
import dev.espalier.engine.review.Previewing.Fault;
import dev.espalier.engine.review.Previewing.Preview;
import dev.espalier.engine.sequences.NewSequence;
import dev.espalier.refusal.Refused.NotFound;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreviewTest extends Story {

    private static final Edit AS_STORED =
            new Edit(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private String ada;

    @BeforeEach
    void ada() {
        ada =
                sim.contact(
                        "ada@example.test",
                        "Europe/London",
                        Map.of("firstName", "Ada", "lastName", "Lovelace"));
    }

    private String email(String sequence) {
        return sim.engine().reports().emails(sim.workspace(), sequence).getFirst().id();
    }

    private Preview preview(String email, Optional<String> contact, Edit typed) {
        return sim.engine().insight().previewing().of(sim.workspace(), email, contact, typed);
    }

    private static Edit subject(String subject) {
        return new Edit(Optional.of(subject), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Edit body(Markup body) {
        return new Edit(Optional.empty(), Optional.empty(), Optional.of(body), Optional.empty());
    }

    @Test
    void what_is_shown_is_what_is_sent() {
        sim.template(
                "dated",
                "{{ firstName }}, {{ 'now' | date: '%d %B, %H:%M' }}",
                "Hello **{{ contact.properties.firstName }}**");
        sim.active("one", ONE.replace("templateId: welcome", "templateId: dated"));

        var shown = preview(email("one"), Optional.of(ada), AS_STORED);
        signUp("ada@example.test");
        sim.settle();

        var sent = sim.inbox().getFirst();
        assertThat(shown.email().subject())
                .isEqualTo("Ada, 05 January, 09:00")
                .isEqualTo(sent.subject());
        assertThat(shown.email().html()).contains("Hello <strong>Ada</strong>");
        assertThat(shown.contact().orElseThrow().name()).contains("Ada Lovelace");
        assertThat(shown.zone().getId()).isEqualTo("Europe/London");
    }

    @Test
    void what_is_typed_is_shown_and_not_stored() {
        sim.draft("one", ONE);

        var shown =
                preview(
                        email("one"),
                        Optional.of(ada),
                        new Edit(
                                Optional.of("Dear {{ firstName }}"),
                                Optional.of("Soon"),
                                Optional.of(new Markup.Html("<p>Hi {{ firstName }}</p>")),
                                Optional.of("Hi")));

        assertThat(shown.email().subject()).isEqualTo("Dear Ada");
        assertThat(shown.email().preheader()).isEqualTo("Soon");
        assertThat(shown.email().html()).contains("<p>Hi Ada</p>");
        assertThat(shown.email().text()).isEqualTo("Hi");
        assertThat(preview(email("one"), Optional.of(ada), AS_STORED).email().subject())
                .isEqualTo("welcome");
    }

    @Test
    void without_a_contact_the_one_it_was_written_for_is_taken_and_else_somebody_made_up() {
        sim.draft("many", ONE);
        sim.engine()
                .editor()
                .create(
                        sim.workspace(),
                        new NewSequence(
                                "single",
                                "For Ada",
                                "steps: [{type: email, key: hi, templateId: welcome}]",
                                Optional.empty(),
                                Optional.of(new NewSequence.OneContact(ada, Map.of()))),
                        "a person");

        assertThat(preview(email("single"), Optional.empty(), AS_STORED).email().text())
                .isEqualTo("Hello Ada");
        var madeUp =
                preview(email("many"), Optional.empty(), subject("{{ plan }} of {{ event.city }}"));
        assertThat(madeUp.contact()).isEmpty();
        assertThat(madeUp.email().subject()).isEqualTo("‹plan› of ‹city›");
    }

    @Test
    void a_faulty_text_is_shown_as_far_as_it_goes_and_its_faults_are_told_where_they_are() {
        sim.draft("one", ONE);

        var shown =
                preview(
                        email("one"),
                        Optional.of(ada),
                        new Edit(
                                Optional.of("For {{ firstName"),
                                Optional.empty(),
                                Optional.of(new Markup.Markdown("# Hello\n\nfrom {% iff %} us")),
                                Optional.empty()));

        assertThat(shown.faults())
                .filteredOn(fault -> !fault.isHint())
                .extracting(Fault::field, Fault::line, Fault::column)
                .contains(tuple("subject", 1, 5), tuple("markdown", 3, 9));
        assertThat(shown.email().subject()).isEqualTo("For {{ firstName");
        assertThat(shown.email().html()).contains("<h1>Hello</h1>").contains("&#123;% iff %}");
        assertThat(shown.email().text()).contains("from {% iff %} us");
    }

    @Test
    void a_text_that_fails_for_one_person_says_in_which_part() {
        sim.draft("one", ONE);

        var shown =
                preview(
                        email("one"),
                        Optional.of(ada),
                        subject("{% for i in (1..600) %}ab{% endfor %}"));

        assertThat(shown.email().html()).contains("Hello Ada");
        assertThat(shown.faults())
                .filteredOn(fault -> !fault.isHint())
                .singleElement()
                .satisfies(fault -> assertThat(fault.field()).isEqualTo("subject"));
    }

    @Test
    void what_the_linter_finds_is_told_and_a_warning_is_only_a_hint() {
        sim.draft("one", ONE);

        var shown =
                preview(
                        email("one"),
                        Optional.of(ada),
                        body(new Markup.Html("<p><a href=\"#\">here</a></p>")));

        assertThat(shown.faults())
                .extracting(Fault::field, Fault::isHint)
                .containsExactlyInAnyOrder(tuple("html", false), tuple("html", true));
    }

    @Test
    void nobody_and_nothing_are_not_found() {
        sim.draft("one", ONE);

        assertThatThrownBy(() -> preview("eml_gone", Optional.empty(), AS_STORED))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> preview(email("one"), Optional.of("con_gone"), AS_STORED))
                .isInstanceOf(NotFound.class);
    }
}
