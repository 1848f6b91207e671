package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.espalier.email.Markup;
import dev.espalier.engine.insight.WaitingRoom;
import dev.espalier.engine.insight.WaitingRoom.Entry;
import dev.espalier.engine.review.Edit;
import dev.espalier.engine.review.Review.Chosen;
import dev.espalier.engine.sequences.NewSequence;
import dev.espalier.engine.store.ReviewQueue.Approved;
import dev.espalier.engine.store.Sequences.OnPublish;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.testing.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What waits for a reviewer, and what they compare a new text with.
class WaitingRoomTest extends Story {

    private static final String BRIEF =
            """
            trigger: {event: signed_up}
            steps:
              - {type: email, key: ask, brief: Ask whether it helped}
            """;

    private WaitingRoom waiting() {
        return sim.engine().insight().waiting();
    }

    private List<Entry> queue() {
        return queue(Optional.empty());
    }

    private List<Entry> queue(Optional<String> search) {
        return waiting().queue(sim.workspace(), search, Optional.empty(), 100).items();
    }

    private List<String> ids() {
        return queue().stream().map(entry -> entry.waiting().sequence()).toList();
    }

    private String email(String sequence) {
        return sim.engine().reports().emails(sim.workspace(), sequence).getFirst().id();
    }

    private void edit(String email, String subject) {
        sim.engine()
                .review()
                .edit(
                        sim.workspace(),
                        email,
                        new Edit(
                                Optional.of(subject),
                                Optional.empty(),
                                Optional.of(new Markup.Markdown("By hand")),
                                Optional.empty()),
                        Optional.empty(),
                        "ada");
    }

    private void approve(String email) {
        sim.engine()
                .review()
                .approve(sim.workspace(), List.of(new Chosen(email, Optional.empty())), "grace");
    }

    private void forAda(String id) {
        var ada =
                sim.contact(
                        "ada@example.test", null, Map.of("firstName", "Ada", "lastName", "Byron"));
        sim.engine()
                .editor()
                .create(
                        sim.workspace(),
                        new NewSequence(
                                id,
                                "A letter",
                                "steps: [{type: email, key: hi, templateId: welcome}]",
                                Optional.empty(),
                                Optional.of(new NewSequence.OneContact(ada, Map.of()))),
                        "a person");
    }

    @Test
    void drafts_wait_oldest_first_with_how_far_their_review_is() {
        sim.draft("first", DRIP);
        sim.outage(hours(1));
        forAda("second");
        sim.active("running", ONE);
        approve(email("first"));

        assertThat(queue())
                .extracting(
                        one -> one.waiting().sequence(),
                        one -> one.waiting().status().word(),
                        Entry::emails,
                        Entry::approved,
                        Entry::generating,
                        Entry::faulty,
                        one -> one.waiting().since())
                .containsExactly(
                        tuple("first", "draft", 2, 1, 0, 0, Simulation.START),
                        tuple("second", "draft", 1, 0, 0, 0, sim.now()));
        assertThat(queue().getLast().waiting().contactName()).contains("Ada Byron");
        assertThat(queue().getLast().waiting().contactEmail()).contains("ada@example.test");
    }

    @Test
    void what_is_over_or_all_approved_does_not_wait() {
        sim.draft("cancelled", ONE);
        sim.engine().control().cancel(sim.workspace(), "cancelled", "ada");
        sim.active("running", ONE);

        assertThat(queue()).isEmpty();
    }

    @Test
    void a_running_sequence_waits_with_its_update_until_that_is_approved() {
        sim.active("drip", DRIP);
        sim.outage(days(1));
        sim.draft("later", ONE);
        sim.outage(days(1));
        sim.update(
                "drip",
                DRIP.replace("templateId: tips", "templateId: offer"),
                OnPublish.STAY,
                false);

        assertThat(ids()).containsExactly("later", "drip");
        assertThat(queue().getLast())
                .satisfies(entry -> {
                    assertThat(entry.waiting().since()).isEqualTo(sim.now());
                    assertThat(entry.approved()).isEqualTo(1);
                    assertThat(entry.emails()).isEqualTo(2);
                });

        sim.approve("drip");
        assertThat(ids()).containsExactly("later");
    }

    @Test
    void a_running_sequence_waits_while_an_approval_is_withdrawn() {
        sim.active("one", ONE);

        edit(email("one"), "Another");
        assertThat(ids()).containsExactly("one");
        sim.pause("one");
        assertThat(ids()).containsExactly("one");

        approve(email("one"));
        assertThat(ids()).isEmpty();
    }

    @Test
    void a_sequence_waits_with_what_was_written_for_people_who_are_still_inside() {
        sim.active("ask", BRIEF);
        signUp("ada@example.test");
        signUp("bob@example.test");
        sim.settle();

        assertThat(queue())
                .extracting(one -> one.waiting().sequence(), one -> one.waiting().personal())
                .containsExactly(tuple("ask", 2L));
        assertThat(personal()).hasSize(2);

        sim.engine()
                .control()
                .unenrol(
                        sim.workspace(),
                        "ask",
                        sim.contacts()
                                .byEmail(sim.workspace(), "bob@example.test")
                                .orElseThrow()
                                .id());
        assertThat(queue().getFirst().waiting().personal()).isEqualTo(1);
        assertThat(personal()).hasSize(1);

        edit(personal().getFirst(), "Dear Ada");
        approve(personal().getFirst());
        assertThat(queue()).isEmpty();
        assertThat(personal()).isEmpty();
    }

    private List<String> personal() {
        return waiting().personal(sim.workspace(), Optional.empty(), 100).items().stream()
                .map(one -> one.email().id())
                .toList();
    }

    @Test
    void pages_follow_one_another_without_a_gap() {
        for (int i = 0; i < 5; i++) {
            sim.draft("draft" + i, ONE);
            sim.active("running" + i, ONE);
            edit(email("running" + i), "Another");
            sim.outage(minutes(i % 2));
        }

        var seen = new ArrayList<String>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = waiting().queue(sim.workspace(), Optional.empty(), cursor, 3);
            page.items().forEach(entry -> seen.add(entry.waiting().sequence()));
            cursor = page.next();
        } while (cursor.isPresent());

        assertThat(seen).hasSize(10).doesNotHaveDuplicates().isEqualTo(ids());
    }

    @Test
    void it_is_searched_by_name_id_and_contact() {
        sim.draft("onboarding", ONE);
        forAda("letter");

        assertThat(queue(Optional.of("BOARD"))).hasSize(1);
        assertThat(queue(Optional.of("ada byr"))).hasSize(1);
        assertThat(queue(Optional.of("a LETTER"))).hasSize(1);
        assertThat(queue(Optional.of("100%"))).isEmpty();
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        assertThatThrownBy(() ->
                        waiting().queue(sim.workspace(), Optional.empty(), Optional.of("abc"), 10))
                .isInstanceOf(Invalid.class);
    }

    private Optional<Approved> approved(String email) {
        return waiting().lastApproved(sim.workspace(), email);
    }

    @Test
    void a_text_is_compared_with_what_was_last_approved() {
        sim.draft("one", ONE);
        var email = email("one");
        assertThat(approved(email)).isEmpty();

        sim.approve("one");
        edit(email, "Second");
        edit(email, "Third");
        assertThat(approved(email).orElseThrow().words().subject()).isEqualTo("welcome");
        assertThat(approved(email).orElseThrow().approval().by()).isEqualTo("a person");

        approve(email);
        assertThat(approved(email).orElseThrow().words().subject()).isEqualTo("Third");
        assertThat(approved(email).orElseThrow().approval().by()).isEqualTo("grace");
        edit(email, "Fourth");
        assertThat(approved(email).orElseThrow().words().subject()).isEqualTo("Third");
        assertThatThrownBy(() -> approved("eml_gone")).isInstanceOf(NotFound.class);
    }

    @Test
    void an_update_is_compared_with_the_version_that_runs() {
        sim.active("one", ONE);

        sim.update(
                "one",
                ONE.replace("templateId: welcome", "templateId: offer"),
                OnPublish.STAY,
                false);
        var email = email("one");
        assertThat(approved(email).orElseThrow().words().subject()).isEqualTo("welcome");

        sim.approve("one");
        assertThat(approved(email).orElseThrow().words().subject()).isEqualTo("offer");
    }
}
