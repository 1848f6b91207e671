package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.email.EmailText;
import dev.espalier.email.Fingerprint;
import dev.espalier.email.Markup;
import dev.espalier.engine.journal.Action;
import dev.espalier.engine.journal.Entry;
import dev.espalier.engine.review.Edit;
import dev.espalier.engine.review.Review;
import dev.espalier.engine.review.Review.Chosen;
import dev.espalier.engine.sequences.SequenceReports;
import dev.espalier.engine.store.Audits;
import dev.espalier.engine.store.Sequences.OnPublish;
import dev.espalier.refusal.Refused.Conflict;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotAllowed;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Generation;
import dev.espalier.sequence.SequenceStatus;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReviewTest extends Story {

    private static final Optional<Fingerprint> AS_IT_STANDS = Optional.empty();

    private Review review() {
        return sim.engine().review();
    }

    private Email email(String sequence, String step) {
        return sim.engine().reports().emails(sim.workspace(), sequence).stream()
                .filter(email -> email.step().value().equals(step))
                .findFirst()
                .orElseThrow();
    }

    private Email approve(Email email) {
        return review().approve(
                        sim.workspace(),
                        List.of(new Chosen(email.id(), email.fingerprint())),
                        "ada")
                .getFirst();
    }

    private Email edit(Email email, String subject) {
        return review().edit(sim.workspace(), email.id(), subject(subject), AS_IT_STANDS, "ada")
                .value();
    }

    private static Edit subject(String subject) {
        return new Edit(Optional.of(subject), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void one_email_is_approved_and_the_rest_of_the_draft_is_not() {
        sim.draft("drip", DRIP);

        var approved = approve(email("drip", "welcome"));

        assertThat(approved.approval().map(Email.Approval::by)).contains("ada");
        assertThat(email("drip", "tips").isApproved()).isFalse();
        assertThat(sim.status("drip").sequence().status()).isEqualTo(SequenceStatus.DRAFT);
    }

    @Test
    void who_read_another_text_is_told_and_nothing_is_approved() {
        sim.draft("drip", DRIP);
        var read = email("drip", "welcome");
        edit(read, "Something else");

        assertThatThrownBy(() -> approve(read)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() ->
                        review().edit(
                                        sim.workspace(),
                                        read.id(),
                                        subject("Mine"),
                                        read.fingerprint(),
                                        "bob"))
                .isInstanceOf(Conflict.class);
        assertThat(email("drip", "welcome").isApproved()).isFalse();
    }

    @Test
    void faults_of_many_are_named_by_their_places_in_the_call() {
        var chosen =
                Stream.of("first", "second")
                        .map(id ->
                                sim.draft(
                                        id,
                                        "steps: [{type: email, key: a, subject: '{{ contact.phone }}', body: Hi}]"))
                        .map(id -> new Chosen(email(id, "a").id(), AS_IT_STANDS))
                        .toList();

        assertThatThrownBy(() -> review().approve(sim.workspace(), chosen, "ada"))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        refused ->
                                assertThat(refused.issues())
                                        .extracting(issue -> issue.path())
                                        .containsExactly("emails[0].subject", "emails[1].subject"));
    }

    @Test
    void many_are_approved_all_or_none() {
        sim.draft("drip", DRIP);
        var welcome = email("drip", "welcome");
        var tips = email("drip", "tips");
        var stale = new Chosen(tips.id(), welcome.fingerprint());

        assertThatThrownBy(() ->
                        review().approve(
                                        sim.workspace(),
                                        List.of(new Chosen(welcome.id(), AS_IT_STANDS), stale),
                                        "ada"))
                .isInstanceOf(Conflict.class);
        assertThat(email("drip", "welcome").isApproved()).isFalse();

        review().approve(
                        sim.workspace(),
                        List.of(
                                new Chosen(welcome.id(), AS_IT_STANDS),
                                new Chosen(tips.id(), AS_IT_STANDS)),
                        "ada");
        assertThat(sim.engine().reports().emails(sim.workspace(), "drip"))
                .allMatch(Email::isApproved);
    }

    @Test
    void an_edit_of_a_running_sequence_holds_people_until_the_new_text_is_approved() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        sim.settle();

        var edited = edit(email("drip", "tips"), "Better tips");
        sim.pass(days(3));

        assertThat(edited.isApproved()).isFalse();
        assertThat(subjects()).containsExactly("welcome");
        assertThat(sim.status("drip").counts().held()).isEqualTo(1);

        approve(edited);
        sim.settle();
        assertThat(subjects()).containsExactly("welcome", "Better tips");
    }

    @Test
    void an_edit_after_it_was_queued_keeps_the_old_text_here() {
        sim.active("one", ONE);
        signUp("ada@example.test");
        sim.engine().advance().turn();

        var edited = edit(email("one", "welcome"), "New words");
        sim.settle();
        assertThat(subjects()).isEmpty();

        approve(edited);
        sim.settle();
        assertThat(subjects()).containsExactly("New words");
    }

    @Test
    void an_email_that_was_sent_back_waits_with_the_reason() {
        sim.active("one", ONE);
        var sentBack =
                review().reject(
                                sim.workspace(),
                                email("one", "welcome").id(),
                                Optional.of("too long"),
                                "ada")
                        .value();
        signUp("ada@example.test");
        sim.settle();

        assertThat(sentBack.instruction()).contains("too long");
        assertThat(subjects()).isEmpty();
    }

    @Test
    void a_faulty_text_is_refused_and_the_old_one_stays() {
        sim.active("one", ONE);
        var email = email("one", "welcome");
        var faulty =
                new Edit(
                        Optional.of("Hello {{ contact.email"),
                        Optional.empty(),
                        Optional.of(new Markup.Markdown("{% if %}")),
                        Optional.empty());

        assertThatThrownBy(() ->
                        review().edit(sim.workspace(), email.id(), faulty, AS_IT_STANDS, "ada"))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        refused ->
                                assertThat(refused.issues())
                                        .extracting(issue -> issue.path())
                                        .contains("subject", "markdown"));
        assertThat(email("one", "welcome")).isEqualTo(email);
    }

    @Test
    void the_linter_keeps_a_dangerous_text_from_being_approved() {
        sim.draft(
                "bad",
                """
                steps:
                  - {type: email, key: a, subject: Hi, body: "<p><a href='javascript:x()'>y</a><script>1</script>{{ contact.phone }}</p>"}
                """);

        assertThatThrownBy(() -> approve(email("bad", "a")))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        refused ->
                                assertThat(refused.getMessage())
                                        .contains("javascript:x()", "<script>", "contact.phone"));
        assertThatThrownBy(() -> sim.approve("bad")).isInstanceOf(Invalid.class);
    }

    @Test
    void a_new_draft_takes_the_place_of_the_text_it_was_asked_for() {
        sim.active("one", ONE);
        var waiting = regenerate("one", "shorter");

        assertThat(waiting.generation()).isEqualTo(Generation.RUNNING);
        assertThat(waiting.isApproved()).isFalse();
        assertThatThrownBy(() -> approve(waiting)).isInstanceOf(Invalid.class);
        assertThat(land(waiting, job(waiting), "Short")).isTrue();

        var landed = email("one", "welcome");
        assertThat(landed.generation()).isEqualTo(Generation.IDLE);
        assertThat(landed.isApproved()).isFalse();
        approve(landed);
        signUp("ada@example.test");
        sim.settle();
        assertThat(subjects()).containsExactly("Short");
    }

    @Test
    void a_new_draft_lands_although_others_got_the_old_text() {
        sim.active("one", ONE);
        signUp("ada@example.test");
        sim.settle();
        var waiting = regenerate("one", "shorter");

        assertThat(land(waiting, job(waiting), "Short")).isTrue();
        approve(email("one", "welcome"));
        signUp("bob@example.test");
        sim.settle();

        assertThat(subjects()).containsExactly("welcome", "Short");
    }

    @Test
    void a_new_draft_that_comes_after_an_edit_is_thrown_away() {
        sim.active("one", ONE);
        var waiting = regenerate("one", "shorter");
        var job = job(waiting);
        edit(waiting, "By hand");

        assertThat(land(waiting, job, "By machine")).isFalse();
        assertThat(email("one", "welcome").wording().subject()).isEqualTo("By hand");
        assertThat(actions("one")).startsWith("email.discarded", "email.edited");
    }

    @Test
    void asked_twice_the_later_draft_lands_and_the_first_does_not() {
        sim.active("one", ONE);
        var first = job(regenerate("one", "shorter"));
        var waiting = regenerate("one", "longer");
        var second = job(waiting);

        assertThat(land(waiting, first, "Short")).isFalse();
        assertThat(land(waiting, second, "Long")).isTrue();
        assertThat(land(waiting, second, "Long again")).isFalse();
        assertThat(email("one", "welcome").wording().subject()).isEqualTo("Long");
    }

    @Test
    void a_draft_that_failed_leaves_the_text_to_be_approved() {
        sim.active("one", ONE);
        var waiting = regenerate("one", "shorter");

        sim.engine()
                .redrafting()
                .fail(sim.workspace(), waiting.id(), job(waiting), "the model is away");

        assertThat(email("one", "welcome").generation()).isEqualTo(Generation.FAILED);
        assertThat(approve(email("one", "welcome")).isApproved()).isTrue();
    }

    private Email regenerate(String sequence, String how) {
        return review().regenerate(
                        sim.workspace(), email(sequence, "welcome").id(), Optional.of(how), "ada")
                .value();
    }

    private UUID job(Email email) {
        return sim.store()
                .inTransaction(tx -> tx.regenerations().find(sim.workspace(), email.id()))
                .orElseThrow()
                .id();
    }

    private boolean land(Email email, UUID job, String subject) {
        return sim.engine()
                .redrafting()
                .land(
                        sim.workspace(),
                        email.id(),
                        job,
                        new Email.Wording(
                                subject,
                                Optional.empty(),
                                new Markup.Markdown("words"),
                                Optional.empty()),
                        new EmailText(subject, "", "<p>words</p>", "words"));
    }

    @Test
    void what_a_person_wrote_survives_an_edit_of_the_definition_elsewhere() {
        sim.active("drip", DRIP);
        approve(edit(email("drip", "welcome"), "By hand"));

        sim.update("drip", DRIP.replace("2d", "5d"), OnPublish.STAY, false);

        assertThat(sim.status("drip").sequence().runningVersion()).contains(2);
        assertThat(email("drip", "welcome").wording().subject()).isEqualTo("By hand");
        assertThat(email("drip", "welcome").isApproved()).isTrue();
    }

    @Test
    void emails_of_an_ended_sequence_cannot_be_changed() {
        sim.active("one", ONE);
        var email = email("one", "welcome");
        sim.engine().control().cancel(sim.workspace(), "one", "ada");

        assertThatThrownBy(() -> edit(email, "x")).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> approve(email)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void nobody_sees_another_workspaces_email() {
        sim.active("one", ONE);
        var id = email("one", "welcome").id();

        assertThatThrownBy(() -> review().get(sim.workspace() + 1, id))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void the_journal_tells_who_did_what_to_which_text() {
        sim.draft("one", ONE);
        var before = email("one", "welcome");
        var after = edit(before, "Other");
        approve(after);
        sim.approve("one");
        sim.pause("one");
        sim.resume("one");
        sim.engine().control().cancel(sim.workspace(), "one", "ada");

        assertThat(actions("one"))
                .containsExactly(
                        "sequence.cancelled",
                        "sequence.resumed",
                        "sequence.paused",
                        "sequence.approved",
                        "email.approved",
                        "email.edited",
                        "sequence.created");
        var edited = journal("one").get(5);
        assertThat(edited.actor()).isEqualTo("ada");
        assertThat(edited.before()).isEqualTo(before.fingerprint());
        assertThat(edited.after()).isEqualTo(after.fingerprint());
    }

    @Test
    void an_edit_that_changes_nothing_leaves_it_approved_and_is_not_told() {
        sim.draft("one", ONE);
        var approved = approve(email("one", "welcome"));

        var same = edit(approved, approved.wording().subject());
        var nothing =
                new Edit(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        review().edit(sim.workspace(), approved.id(), nothing, AS_IT_STANDS, "bob");

        assertThat(same).isEqualTo(approved);
        assertThat(email("one", "welcome")).isEqualTo(approved);
        assertThat(actions("one")).containsExactly("email.approved", "sequence.created");
    }

    @Test
    void a_body_that_was_made_from_the_text_follows_it() {
        sim.draft(
                "plain",
                """
                {"steps": [{"type": "email", "key": "a", "subject": "Hi", "body": "Old words", "text": "Old words"}]}
                """);

        var edited =
                review().edit(
                                sim.workspace(),
                                email("plain", "a").id(),
                                new Edit(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of("New words")),
                                AS_IT_STANDS,
                                "ada")
                        .value();

        assertThat(edited.wording().body()).isEqualTo(new Markup.Markdown("New words"));
        var print = edited.fingerprint().orElseThrow();
        var texts = sim.store().reading(tx -> tx.texts().findAll(sim.workspace(), List.of(print)));
        assertThat(texts.values())
                .singleElement()
                .extracting(one -> one.text().html())
                .asString()
                .contains("New words")
                .doesNotContain("Old");
    }

    @Test
    void saving_it_as_it_is_ends_a_regeneration_that_is_on_its_way() {
        sim.draft("one", ONE);
        var email = email("one", "welcome");
        review().regenerate(sim.workspace(), email.id(), Optional.empty(), "ada");

        var kept = edit(email, email.wording().subject());

        assertThat(kept.generation()).isEqualTo(Generation.IDLE);
        assertThat(actions("one")).first().isEqualTo("email.edited");
    }

    @Test
    void saving_it_as_it_is_answers_a_rejection() {
        sim.draft("one", ONE);
        var email = email("one", "welcome");
        review().reject(sim.workspace(), email.id(), Optional.of("shorter"), "ada");

        assertThat(edit(email, email.wording().subject()).instruction()).isEmpty();
    }

    @Test
    void the_journal_tells_of_which_texts_a_sequence_was_approved_paused_and_cancelled() {
        sim.draft("one", ONE);
        sim.approve("one");
        sim.pause("one");
        sim.resume("one");
        sim.engine().control().cancel(sim.workspace(), "one", "ada");
        var texts = texts("one");

        assertThat(journal("one"))
                .filteredOn(entry -> entry.email().isEmpty())
                .filteredOn(entry -> entry.action() != Action.SEQUENCE_CREATED)
                .hasSize(4)
                .allSatisfy(entry -> {
                    assertThat(entry.before()).contains(texts);
                    assertThat(entry.after()).contains(texts);
                });
    }

    @Test
    void an_update_tells_which_texts_were_there_and_which_came() {
        sim.draft("one", ONE);
        var before = texts("one");
        sim.update("one", DRIP, OnPublish.STAY, false);

        assertThat(journal("one").getFirst().action()).isEqualTo(Action.SEQUENCE_UPDATED);
        assertThat(journal("one").getFirst().before()).contains(before);
        assertThat(journal("one").getFirst().after()).contains(texts("one"));
    }

    @Test
    void what_is_done_twice_is_told_once() {
        sim.draft("one", ONE);
        for (int i = 0; i < 2; i++) {
            sim.approve("one");
        }
        for (int i = 0; i < 2; i++) {
            sim.pause("one");
        }
        for (int i = 0; i < 2; i++) {
            sim.resume("one");
        }
        for (int i = 0; i < 2; i++) {
            sim.engine().control().cancel(sim.workspace(), "one", "ada");
        }

        assertThat(actions("one"))
                .containsExactly(
                        "sequence.cancelled",
                        "sequence.resumed",
                        "sequence.paused",
                        "sequence.approved",
                        "email.approved",
                        "sequence.created");
    }

    private Fingerprint texts(String sequence) {
        return SequenceReports.fingerprint(
                sim.engine().reports().emails(sim.workspace(), sequence));
    }

    private List<Entry> journal(String sequence) {
        return sim
                .engine()
                .reports()
                .audit(sim.workspace(), sequence, Optional.empty(), 20)
                .items()
                .stream()
                .map(Audits.Numbered::entry)
                .toList();
    }

    private List<String> actions(String sequence) {
        return journal(sequence).stream().map(one -> one.action().word()).toList();
    }

    @Test
    void sequences_are_counted_exactly_through_all_their_states() {
        sim.draft("a", ONE);
        sim.active("b", ONE);
        sim.active("c", ONE);
        sim.pause("c");
        sim.active("d", ONE);
        sim.engine().control().cancel(sim.workspace(), "d", "ada");
        sim.draft("e", ONE);
        sim.engine().editor().delete(sim.workspace(), "e", "ada");
        sim.store().run(tx -> tx.sequenceGroups().rollUpTally());

        var counts = sim.engine().reports().countByStatus(sim.workspace());

        assertThat(counts.getOrDefault(SequenceStatus.DRAFT, 0L)).isEqualTo(1);
        assertThat(counts.getOrDefault(SequenceStatus.ACTIVE, 0L)).isEqualTo(1);
        assertThat(counts.getOrDefault(SequenceStatus.PAUSED, 0L)).isEqualTo(1);
        assertThat(counts.getOrDefault(SequenceStatus.CANCELLED, 0L)).isEqualTo(1);
    }
}
