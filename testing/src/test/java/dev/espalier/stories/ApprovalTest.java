package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.sequences.NewSequence;
import dev.espalier.engine.store.Sequences.OnPublish;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotAllowed;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.SequenceStatus;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApprovalTest extends Story {

    private static final String OTHER =
            """
            trigger: {event: signed_up}
            steps:
              - {type: email, key: welcome, templateId: offer}
              - {type: delay, key: pause, duration: 2d}
              - {type: email, key: tips, templateId: tips}
            """;

    @Test
    void a_draft_enrols_nobody() {
        sim.draft("one", ONE);
        var contact = sim.contact("ada@example.test");

        signUp("ada@example.test");
        sim.pass(days(1));
        assertThatThrownBy(() -> sim.enrol("one", contact)).isInstanceOf(NotAllowed.class);

        sim.approve("one");
        sim.pass(days(1));

        assertThat(subjects()).isEmpty();
        assertThat(sim.status("one").counts().enrolled()).isZero();
    }

    @Test
    void an_email_that_nobody_wrote_cannot_be_approved() {
        sim.engine()
                .editor()
                .create(
                        sim.workspace(),
                        new NewSequence(
                                "brief",
                                "For Ada",
                                "steps: [{type: email, key: ask, brief: Ask whether it helped}, {type: email, templateId: tips}]",
                                Optional.empty(),
                                Optional.of(
                                        new NewSequence.OneContact(
                                                sim.contact("ada@example.test"), Map.of()))),
                        "ada");

        assertThatThrownBy(() -> sim.approve("brief"))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        refused ->
                                assertThat(refused.issues())
                                        .singleElement()
                                        .satisfies(issue ->
                                                assertThat(issue.path()).isEqualTo("emails[ask]")));
        assertThat(sim.status("brief").sequence().status()).isEqualTo(SequenceStatus.DRAFT);
    }

    @Test
    void an_email_without_approval_holds_people_until_it_has_one() {
        sim.active("drip", DRIP);
        sim.database()
                .execute(
                        """
                        UPDATE email SET status = 'draft', approved_at = NULL, approved_by = NULL
                         WHERE step_key = 'tips'
                        """);
        signUp("ada@example.test");
        sim.pass(days(30));

        assertThat(subjects()).containsExactly("welcome");
        assertThat(sim.status("drip").counts().held()).isEqualTo(1);

        sim.approve("drip");
        sim.settle();

        assertThat(subjects()).containsExactly("welcome", "tips");
    }

    @Test
    void an_email_whose_approval_is_withdrawn_after_it_was_queued_stays_here() {
        sim.active("one", ONE);
        signUp("ada@example.test");
        sim.engine().advance().turn();
        sim.database()
                .execute(
                        "UPDATE email SET status = 'draft', approved_at = NULL, approved_by = NULL");

        sim.settle();

        assertThat(subjects()).isEmpty();
        assertThat(sim.status("one").counts().held()).isEqualTo(1);
    }

    @Test
    void an_approved_text_is_not_touched_when_its_template_changes() {
        sim.active("one", ONE);

        sim.template("welcome", "Something else", "Other words");
        signUp("ada@example.test");
        sim.settle();

        assertThat(subjects()).containsExactly("welcome");
    }

    @Test
    void a_new_text_waits_as_pending_while_the_running_version_goes_on() {
        sim.active("drip", DRIP);

        var edited = sim.update("drip", OTHER, OnPublish.STAY, false).sequence();

        assertThat(edited.runningVersion()).contains(1);
        assertThat(edited.pendingVersion()).contains(2);
        signUp("ada@example.test");
        sim.settle();
        assertThat(subjects()).containsExactly("welcome");

        sim.approve("drip");
        signUp("bob@example.test");
        sim.pass(days(2));

        assertThat(sim.status("drip").sequence().runningVersion()).contains(2);
        assertThat(sim.subjectsOf("ada@example.test")).containsExactly("welcome", "tips");
        assertThat(sim.subjectsOf("bob@example.test")).containsExactly("offer", "tips");
    }

    @Test
    void an_update_by_somebody_who_approves_at_once_is_published_at_once() {
        sim.active("drip", DRIP);

        var edited = sim.update("drip", OTHER, OnPublish.STAY, true).sequence();

        assertThat(edited.runningVersion()).contains(2);
        assertThat(edited.pendingVersion()).isEmpty();
        assertThat(sim.engine().reports().emails(sim.workspace(), "drip"))
                .allMatch(Email::isApproved);
    }

    @Test
    void an_update_that_changes_no_text_is_published_at_once() {
        sim.active("drip", DRIP);

        sim.update("drip", DRIP.replace("2d", "5d"), OnPublish.STAY, false);
        signUp("ada@example.test");
        sim.pass(days(4));
        assertThat(subjects()).containsExactly("welcome");
        sim.pass(days(1));
        assertThat(subjects()).containsExactly("welcome", "tips");
    }

    @Test
    void a_pending_text_may_be_written_anew_and_taken_back() {
        sim.active("drip", DRIP);
        sim.update("drip", OTHER, OnPublish.STAY, false);
        sim.update(
                "drip",
                OTHER.replace("templateId: tips", "templateId: offer"),
                OnPublish.STAY,
                false);
        assertThat(sim.status("drip").sequence().pendingVersion()).contains(2);

        sim.update("drip", DRIP, OnPublish.STAY, false);

        assertThat(sim.status("drip").sequence().pendingVersion()).isEmpty();
        signUp("ada@example.test");
        sim.settle();
        assertThat(subjects()).containsExactly("welcome");
    }

    @Test
    void a_paused_sequence_can_be_changed_and_stays_paused() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        sim.settle();
        sim.pause("drip");
        sim.pass(days(2));

        sim.update(
                "drip",
                DRIP.replace("templateId: tips", "templateId: offer"),
                OnPublish.MIGRATE,
                true);
        sim.settle();

        assertThat(sim.status("drip").sequence().status()).isEqualTo(SequenceStatus.PAUSED);
        assertThat(subjects()).containsExactly("welcome");

        sim.resume("drip");
        sim.settle();
        assertThat(subjects()).containsExactly("welcome", "offer");
    }
}
