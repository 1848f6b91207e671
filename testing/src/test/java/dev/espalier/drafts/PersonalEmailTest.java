package dev.espalier.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.email.Markup;
import dev.espalier.engine.review.Edit;
import dev.espalier.engine.sequences.Rehearsal;
import dev.espalier.engine.store.Sequences.OnPublish;
import dev.espalier.refusal.Refused.Conflict;
import dev.espalier.refusal.Refused.NotAllowed;
import dev.espalier.sequence.Email;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A step with a brief: whoever comes there gets a text of their own, when a person has approved
/// it.
class PersonalEmailTest {

    private static final String ASK =
            """
            trigger: {event: signed_up}
            steps:
              - {type: email, key: welcome, templateId: welcome}
              - {type: delay, duration: 1d}
              - {type: email, key: ask, brief: Ask whether the valuation helped}
              - {type: email, key: tips, templateId: tips, delay: 1d}
            """;

    private final DraftsRoom room = DraftsRoom.byTheBook();
    private String ada = "";
    private String bob = "";

    @BeforeEach
    void people() {
        room.sim.template("welcome");
        room.sim.template("tips");
        ada = room.sim.contact("ada@example.test", null, Map.of("firstName", "Ada"));
        bob = room.sim.contact("bob@example.test", null, Map.of("firstName", "Bob"));
        room.sim.active("ask", ASK);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private void comeToTheBrief(String... emails) {
        for (var email : emails) {
            room.sim.track("signed_up", email);
        }
        room.sim.pass(Duration.ofDays(1));
    }

    private Email of(String contact) {
        return room.written("ask").stream()
                .filter(email -> email.person().orElseThrow().contactId().equals(contact))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void it_is_written_for_whoever_comes_there_and_held() {
        comeToTheBrief("ada@example.test");

        assertThat(room.sim.status("ask").counts().held()).isEqualTo(1);
        assertThat(of(ada).generation().word()).isEqualTo("running");
        room.work();
        room.sim.pass(Duration.ofDays(5));

        assertThat(of(ada).wording().plain().orElseThrow())
                .contains("Hello Ada,")
                .doesNotContain("Ask whether the valuation helped");
        assertThat(room.sim.subjectsOf("ada@example.test")).containsExactly("welcome");
        assertThat(room.written("ask")).hasSize(1);
    }

    @Test
    void each_gets_their_own_text_when_it_is_approved() {
        comeToTheBrief("ada@example.test", "bob@example.test");
        room.work();

        room.approve(of(ada));
        room.sim.settle();

        assertThat(room.sim.subjectsOf("ada@example.test"))
                .containsExactly("welcome", "Following up, Ada");
        assertThat(room.sim.subjectsOf("bob@example.test")).containsExactly("welcome");
        room.approve(of(bob));
        room.sim.pass(Duration.ofDays(1));

        assertThat(room.sim.subjectsOf("bob@example.test"))
                .containsExactly("welcome", "Following up, Bob", "tips");
        assertThat(room.sim.subjectsOf("ada@example.test"))
                .containsExactly("welcome", "Following up, Ada", "tips");
    }

    @Test
    void an_approval_is_of_the_text_that_was_read() {
        comeToTheBrief("ada@example.test");
        room.work();
        var read = of(ada);
        edit(read, "Another subject");

        assertThatThrownBy(() -> room.approve(read)).isInstanceOf(Conflict.class);
        room.sim.settle();
        assertThat(room.sim.subjectsOf("ada@example.test")).containsExactly("welcome");

        room.approve(of(ada));
        room.sim.settle();
        assertThat(room.sim.subjectsOf("ada@example.test"))
                .containsExactly("welcome", "Another subject");
    }

    private void edit(Email email, String subject) {
        room.sim
                .engine()
                .review()
                .edit(
                        room.sim.workspace(),
                        email.id(),
                        new Edit(
                                Optional.of(subject),
                                Optional.empty(),
                                Optional.of(new Markup.Markdown("By hand.")),
                                Optional.empty()),
                        Optional.empty(),
                        "ada");
    }

    @Test
    void one_that_was_approved_and_changed_before_it_went_out_stays_here() {
        comeToTheBrief("ada@example.test");
        room.work();
        room.approve(of(ada));
        room.sim.engine().advance().turn();

        edit(of(ada), "Changed at the last moment");
        room.sim.settle();

        assertThat(room.sim.subjectsOf("ada@example.test")).containsExactly("welcome");
        assertThat(room.sim.status("ask").counts().held()).isEqualTo(1);
    }

    @Test
    void it_can_be_sent_back_and_written_anew() {
        comeToTheBrief("ada@example.test");
        room.work();
        var email = of(ada);
        room.sim
                .engine()
                .review()
                .reject(room.sim.workspace(), email.id(), Optional.of("shorter"), "ada");

        room.sim
                .engine()
                .review()
                .regenerate(room.sim.workspace(), email.id(), Optional.empty(), "ada");
        assertThat(of(ada).generation().word()).isEqualTo("running");
        redraft(email.id());

        assertThat(room.drafts(email.id())).hasSize(2);
        assertThat(room.drafts(email.id()))
                .anySatisfy(draft -> assertThat(draft.request().instruction()).contains("shorter"));
        room.approve(of(ada));
        room.sim.settle();
        assertThat(room.sim.subjectsOf("ada@example.test")).hasSize(2);
    }

    private void redraft(String email) {
        RegenerationJobs.of(room, email).forEach(room::work);
    }

    @Test
    void what_was_sent_cannot_be_changed_any_more() {
        comeToTheBrief("ada@example.test");
        room.work();
        var email = of(ada);
        room.approve(email);
        room.sim.settle();

        assertThatThrownBy(() -> edit(email, "Too late")).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> room.regenerate(email.id(), "shorter"))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void who_leaves_takes_the_email_along() {
        comeToTheBrief("ada@example.test");
        var job = room.waiting().getFirst();
        room.sim.engine().control().unenrol(room.sim.workspace(), "ask", ada);

        room.work(job);

        assertThat(of(ada).fingerprint()).isEmpty();
        assertThatThrownBy(() -> edit(of(ada), "For nobody")).isInstanceOf(NotAllowed.class);
    }

    @Test
    void a_pause_in_between_is_safe() {
        comeToTheBrief("ada@example.test");
        room.sim.pause("ask");
        room.work();
        room.approve(of(ada));
        room.sim.pass(Duration.ofDays(2));
        assertThat(room.sim.subjectsOf("ada@example.test")).containsExactly("welcome");

        room.sim.resume("ask");
        room.sim.settle();

        assertThat(room.sim.subjectsOf("ada@example.test"))
                .containsExactly("welcome", "Following up, Ada");
    }

    @Test
    void a_cancel_in_between_is_final() {
        comeToTheBrief("ada@example.test");
        var job = room.waiting().getFirst();
        room.sim.engine().control().cancel(room.sim.workspace(), "ask", "ada");

        room.work(job);
        room.sim.pass(Duration.ofDays(2));

        assertThat(room.sim.subjectsOf("ada@example.test")).containsExactly("welcome");
        assertThat(of(ada).fingerprint()).isEmpty();
    }

    @Test
    void a_text_written_by_hand_goes_out_when_no_draft_comes() {
        comeToTheBrief("ada@example.test");
        room.giveUp(room.waiting().getFirst(), "the model is away");

        assertThat(of(ada).problem()).contains("the model is away");
        edit(of(ada), "By a person");
        room.approve(of(ada));
        room.sim.settle();

        assertThat(room.sim.subjectsOf("ada@example.test"))
                .containsExactly("welcome", "By a person");
    }

    @Test
    void whoever_is_moved_to_another_version_keeps_their_text() {
        comeToTheBrief("ada@example.test");
        room.work();

        room.sim.update("ask", ASK.replace("delay: 1d}", "delay: 2d}"), OnPublish.MIGRATE, true);
        room.approve(of(ada));
        room.sim.settle();

        assertThat(room.written("ask")).hasSize(1);
        assertThat(room.sim.subjectsOf("ada@example.test"))
                .containsExactly("welcome", "Following up, Ada");
    }

    @Test
    void the_dry_run_says_that_it_will_be_written() {
        var result =
                room.sim
                        .engine()
                        .rehearsal()
                        .run(room.sim.workspace(), "ask", ada, Rehearsal.Assumptions.NONE);

        assertThat(result.steps())
                .filteredOn(step -> step.step().key().value().equals("ask"))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.reason()).isEqualTo("written per person, waits for review");
                    assertThat(step.rendered()).isEmpty();
                });
        assertThat(room.waiting()).isEmpty();
    }

    @Test
    void a_contact_who_is_deleted_takes_text_and_drafts_along() {
        comeToTheBrief("ada@example.test");
        room.work();

        room.sim.contacts().delete(room.sim.workspace(), ada);

        assertThat(room.written("ask")).isEmpty();
        assertThat(room.sim.database().one("SELECT count(*) FROM draft")).isEqualTo("0");
    }
}
