package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.journal.Action;
import dev.espalier.engine.review.Edit;
import dev.espalier.engine.settings.SenderEdit;
import dev.espalier.engine.settings.Settings;
import dev.espalier.engine.settings.Settings.Updated;
import dev.espalier.engine.store.Senders.Concerned;
import dev.espalier.engine.store.Sequences.OnPublish;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Conflict;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.sequence.Email;
import dev.espalier.testing.Mail;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whom mail is from, and what becomes of texts when that changes.
class SenderTest extends Story {

    private static final String OLD = "Espalier <hello@espalier.example>";
    private static final String NEW = "\"The office, Leeds\" <office@leeds.example>";

    private static SenderEdit edit(String name, String email) {
        return new SenderEdit(Optional.of(name), Optional.of(email));
    }

    private Updated change(SenderEdit edit) {
        return sim.engine().settings().update(sim.workspace(), Settings.Change.of(edit), "ada");
    }

    private Updated leeds() {
        return change(edit("The office, Leeds", "office@leeds.example"));
    }

    private Email email(String sequence) {
        var version =
                sim.store()
                        .reading(tx ->
                                tx.sequences()
                                        .find(sim.workspace(), sequence)
                                        .orElseThrow()
                                        .shownVersion());
        return sim.store()
                .reading(tx -> tx.emails().ofVersion(sim.workspace(), sequence, version))
                .getFirst();
    }

    private List<String> senders() {
        return sim.inbox().stream().map(mail -> mail.header("From")).toList();
    }

    @Test
    void a_draft_is_from_the_new_sender_at_once_and_an_approved_email_when_it_is_edited() {
        sim.draft("draft", ONE);
        sim.active("approved", ONE);
        var before = email("draft");
        var approved = email("approved");

        assertThat(leeds().concerned()).contains(new Concerned(1, 1));

        assertThat(email("draft").fingerprint()).isNotEqualTo(before.fingerprint());
        assertThat(email("approved")).isEqualTo(approved);
        signUp("ada@example.test");
        sim.settle();
        assertThat(senders()).containsExactly(OLD);
        assertThat(sim.inbox()).extracting(Mail::from).allMatch(from -> !from.contains("leeds"));

        // An edit that changes no word of it is one, too.
        var edited =
                sim.engine()
                        .review()
                        .edit(
                                sim.workspace(),
                                approved.id(),
                                new Edit(
                                        Optional.of("welcome"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()),
                                Optional.empty(),
                                "ada")
                        .value();
        assertThat(edited.isApproved()).isFalse();
        sim.approve("approved");
        sim.approve("draft");
        signUp("bea@example.test");
        sim.settle();
        assertThat(senders()).containsExactly(OLD, NEW, NEW);
    }

    @Test
    void whoever_read_the_draft_before_is_told_when_they_approve_it() {
        sim.draft("draft", ONE);
        var read = email("draft");
        leeds();

        assertThatThrownBy(() ->
                        sim.engine()
                                .review()
                                .approve(
                                        sim.workspace(),
                                        List.of(
                                                new dev.espalier.engine.review.Review.Chosen(
                                                        read.id(), read.fingerprint())),
                                        "ada"))
                .isInstanceOf(Conflict.class);
        var entries =
                sim.engine()
                        .reports()
                        .audit(sim.workspace(), "draft", Optional.empty(), 10)
                        .items();
        assertThat(entries.getFirst().entry().action()).isEqualTo(Action.EMAIL_SENDER_CHANGED);
        assertThat(entries.getFirst().entry().actor()).isEqualTo("ada");
        assertThat(entries.getFirst().entry().before()).isEqualTo(read.fingerprint());
        assertThat(entries.getFirst().entry().after()).isEqualTo(email("draft").fingerprint());
    }

    @Test
    void an_approval_that_is_withdrawn_leaves_a_draft_from_the_new_sender() {
        sim.active("rejected", ONE);
        sim.active("regenerated", ONE);
        leeds();
        var fresh = sim.draft("fresh", ONE);

        var rejected = email("rejected");
        sim.engine().review().reject(sim.workspace(), rejected.id(), Optional.of("warmer"), "ada");
        sim.engine()
                .review()
                .regenerate(sim.workspace(), email("regenerated").id(), Optional.empty(), "ada");

        assertThat(email("rejected").fingerprint()).isEqualTo(email(fresh).fingerprint());
        assertThat(email("rejected").instruction()).contains("warmer");
        assertThat(email("regenerated").fingerprint()).isEqualTo(email(fresh).fingerprint());
    }

    @Test
    void a_draft_that_is_on_its_way_still_lands() {
        sim.draft("draft", ONE);
        var asked =
                sim.engine()
                        .review()
                        .regenerate(sim.workspace(), email("draft").id(), Optional.empty(), "ada")
                        .value();
        leeds();

        assertThat(email("draft").revision()).isEqualTo(asked.revision() + 1);
        assertThat(
                        sim.store()
                                .reading(tx -> tx.regenerations().find(sim.workspace(), asked.id()))
                                .orElseThrow()
                                .revision())
                .isEqualTo(email("draft").revision());
    }

    @Test
    void an_edit_of_a_delay_asks_for_no_new_review_because_the_sender_changed() {
        sim.active("drip", DRIP);
        leeds();

        sim.update("drip", DRIP.replace("2d", "3d"), OnPublish.STAY, false);

        assertThat(email("drip").isApproved()).isTrue();
        assertThat(sim.status("drip").sequence().pendingVersion()).isEmpty();
        signUp("ada@example.test");
        sim.settle();
        assertThat(senders()).containsExactly(OLD);
    }

    @Test
    void what_is_over_is_left_alone_and_the_same_sender_concerns_nothing() {
        sim.draft("draft", ONE);
        sim.engine().control().cancel(sim.workspace(), "draft", "ada");
        var before = email("draft");

        assertThat(leeds().concerned()).contains(new Concerned(0, 0));
        assertThat(leeds().concerned()).isEmpty();
        assertThat(email("draft")).isEqualTo(before);
    }

    @Test
    void what_it_would_concern_is_told_before() {
        sim.draft("draft", DRIP);
        sim.active("approved", ONE);

        assertThat(
                        sim.engine()
                                .settings()
                                .checkSender(sim.workspace(), edit("Ada", "ada@leeds.example")))
                .isEqualTo(new Concerned(2, 1));
        assertThat(sim.engine().settings().checkSender(sim.workspace(), SenderEdit.NONE))
                .isEqualTo(new Concerned(0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "office",
                "a@b@c",
                "office@leeds.example\r\nBcc: all@leeds.example",
                "office@leeds.example\n",
                "off\u0000ice@leeds.example",
                "office@leeds.example, more@leeds.example"
            })
    void what_is_no_address_is_refused_at_its_field(String address) {
        assertThatThrownBy(() -> change(edit("Ada\r\nBcc: x@y.example", address)))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid ->
                                assertThat(invalid.issues())
                                        .extracting(Issue::path)
                                        .containsExactly("senderName", "senderEmail"));
        assertThat(sim.engine().settings().get(sim.workspace()).sender().email())
                .isEqualTo("hello@espalier.example");
    }
}
