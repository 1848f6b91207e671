package dev.espalier.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.draft.Draft;
import dev.espalier.draft.Playbook;
import dev.espalier.drafting.ProviderServer;
import dev.espalier.drafting.Wire;
import dev.espalier.engine.jobs.JobOutcome;
import dev.espalier.engine.sequences.SequenceGenerator.Begun;
import dev.espalier.engine.sequences.SequenceGenerator.Generation;
import dev.espalier.engine.sequences.SequenceGenerator.Wanted;
import dev.espalier.refusal.Refused;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.SequenceStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A sequence for each of some contacts, written without a person and sent by one.
class GeneratingTest {

    private final DraftsRoom room = DraftsRoom.byTheBook();

    @AfterEach
    void close() {
        room.close();
    }

    private String contact(String name) {
        return room.sim.contact(
                name.toLowerCase(java.util.Locale.ROOT) + "@example.test",
                null,
                Map.of("firstName", name, "area", "Leith", "propertyType", "flat"));
    }

    private Generation generate(String... contacts) {
        return generate(Optional.empty(), Optional.of("buyer-lead"), contacts);
    }

    private Generation generate(
            Optional<String> brief, Optional<String> category, String... contacts) {
        return room.sim
                .engine()
                .generator()
                .generate(
                        room.sim.workspace(),
                        new Wanted(List.of(contacts), brief, category, 3),
                        "ada");
    }

    @Test
    void every_contact_gets_a_draft_whose_emails_are_being_written() {
        var generation = generate(contact("Ada"), contact("Bob"));

        assertThat(generation.begun()).hasSize(2);
        assertThat(generation.turned()).isEmpty();
        for (var begun : generation.begun()) {
            assertThat(room.sim.status(begun.sequenceId()).sequence().status())
                    .isEqualTo(SequenceStatus.DRAFT);
            assertThat(room.emails(begun.sequenceId()))
                    .hasSize(3)
                    .allMatch(email -> email.generation().word().equals("running"));
            assertThatThrownBy(() -> room.sim.approve(begun.sequenceId()))
                    .isInstanceOf(Invalid.class);
        }
        assertThat(room.waiting()).hasSize(2);
    }

    @Test
    void a_sequence_is_called_by_its_category_and_its_contacts_name() {
        var nameless = room.sim.contact("nobody@example.test", null, Map.of());

        var generation =
                generate(Optional.of("Say hello"), Optional.empty(), contact("Ada"), nameless);

        assertThat(generation.begun())
                .extracting(begun ->
                        room.sim
                                .engine()
                                .reports()
                                .get(room.sim.workspace(), begun.sequenceId())
                                .name())
                .containsExactly("General for Ada", "General for nobody@example.test");
    }

    @Test
    void what_was_written_is_sent_once_a_person_approves_it() {
        var begun = generate(contact("Ada")).begun().getFirst();

        room.work();

        var emails = room.emails(begun.sequenceId());
        assertThat(emails).noneMatch(Email::isApproved);
        assertThat(emails).allMatch(email -> email.generation().word().equals("idle"));
        assertThat(emails.getFirst().wording().plain().orElseThrow())
                .contains("Hello Ada,", "a flat in Leith", "{{ unsubscribeUrl }}");
        room.sim.pass(Duration.ofDays(1));
        assertThat(room.sim.inbox()).isEmpty();

        room.sim.approve(begun.sequenceId());
        room.sim.pass(Duration.ofDays(7));

        assertThat(room.sim.subjectsOf("ada@example.test"))
                .containsExactly(
                        "Your home search, Ada",
                        "Three things worth checking before a viewing",
                        "Still looking, Ada?");
        assertThat(room.sim.inbox().getFirst().message().text().orElseThrow())
                .contains("a flat in Leith");
    }

    @Test
    void a_draft_says_what_it_was_made_of() {
        var begun = generate(contact("Ada")).begun().getFirst();
        room.work();

        assertThat(room.drafts(room.emails(begun.sequenceId()).getFirst().id()))
                .singleElement()
                .satisfies(draft -> {
                    assertThat(draft.fate()).isEqualTo(Draft.Fate.LANDED);
                    assertThat(draft.provenance().provider()).isEqualTo("playbook");
                    assertThat(draft.request().by()).isEqualTo("ada");
                    assertThat(draft.facts()).containsEntry("area", "Leith");
                    assertThat(room.room.reports().get(room.sim.workspace(), draft.id().toString()))
                            .isEqualTo(draft);
                });
    }

    @Test
    void who_cannot_get_one_is_told_and_the_others_go_on() {
        var ada = contact("Ada");
        var bob = contact("Bob");
        var gone = contact("Gone");
        room.sim
                .database()
                .execute("UPDATE contact SET unsubscribed_at = now() WHERE id = '" + gone + "'");
        generate(ada);

        var again = generate(ada, bob, gone, "con_unknown", bob);

        assertThat(again.begun()).extracting(Begun::contactId).containsExactly(bob);
        assertThat(again.turned())
                .extracting(turned -> turned.why().getClass().getSimpleName())
                .containsExactly("Conflict", "NotAllowed", "NotFound");
        assertThat(again.turned().getFirst().why().getMessage()).contains("unfinished sequence");
    }

    @Test
    void a_finished_one_makes_room_for_the_next_and_another_category_needs_none() {
        var ada = contact("Ada");
        var first = generate(ada).begun().getFirst();

        assertThat(generate(Optional.empty(), Optional.of("landlord"), ada).begun()).hasSize(1);
        assertThat(generate(Optional.of("Invite to the open day"), Optional.empty(), ada).begun())
                .hasSize(1);
        assertThat(generate(Optional.of("Invite to the open day"), Optional.empty(), ada).begun())
                .isEmpty();

        room.sim.engine().control().cancel(room.sim.workspace(), first.sequenceId(), "ada");
        assertThat(generate(ada).begun()).hasSize(1);
    }

    @Test
    void a_contact_without_the_needed_properties_is_refused_by_name() {
        room.room
                .playbooks()
                .put(
                        room.sim.workspace(),
                        new Playbook(
                                "renewal",
                                "Renewal",
                                "Ask to renew.",
                                List.of("contractEnd"),
                                List.of("firstName", "contractEnd"),
                                List.of(new Playbook.Beat("Ask.", "Renew?", "Hello."))));

        var generation = generate(Optional.empty(), Optional.of("renewal"), contact("Ada"));

        assertThat(generation.begun()).isEmpty();
        assertThat(generation.turned().getFirst().why().getMessage())
                .contains("lacks contractEnd", "\"renewal\"");
    }

    @Test
    void an_unknown_category_is_refused_as_a_whole() {
        var ada = contact("Ada");

        assertThatThrownBy(() -> generate(Optional.empty(), Optional.of("nonsense"), ada))
                .isInstanceOf(NotFound.class)
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_cancelled_sequence_is_not_written_any_more() {
        var begun = generate(contact("Ada")).begun().getFirst();
        var job = room.waiting().getFirst();
        room.sim.engine().control().cancel(room.sim.workspace(), begun.sequenceId(), "ada");

        room.work(job);

        assertThat(room.emails(begun.sequenceId()))
                .allMatch(email -> email.fingerprint().isEmpty());
    }

    @Test
    void a_cancelled_job_leaves_emails_that_say_so() {
        var begun = generate(contact("Ada")).begun().getFirst();

        room.giveUp(room.waiting().getFirst(), "cancelled by ada");

        assertThat(room.emails(begun.sequenceId()))
                .allSatisfy(email -> {
                    assertThat(email.generation().word()).isEqualTo("failed");
                    assertThat(email.problem()).contains("cancelled by ada");
                });
    }

    @Test
    void a_farewell_that_comes_after_a_person_has_the_job_done_again_is_not_told() {
        var begun = generate(contact("Ada")).begun().getFirst();
        var job = room.waiting().getFirst();
        room.sim.engine().jobs().cancel(room.sim.workspace(), job.id(), "ada");
        var again = room.retry(job);

        // Read before that.
        room.tell(job, "cancelled by ada");
        assertThat(room.run(again)).isInstanceOf(JobOutcome.Done.class);

        assertThat(room.emails(begun.sequenceId()))
                .allSatisfy(email -> assertThat(email.fingerprint()).isPresent());
    }

    @Test
    void a_job_that_is_done_again_writes_what_it_could_not() {
        var begun = generate(contact("Ada")).begun().getFirst();
        var job = room.waiting().getFirst();
        room.giveUp(job, "the model is away");

        room.run(room.retry(job));

        assertThat(room.emails(begun.sequenceId()))
                .allSatisfy(email -> {
                    assertThat(email.fingerprint()).isPresent();
                    assertThat(email.problem()).isEmpty();
                });
    }

    @Test
    void an_attempt_that_nobody_asked_for_pays_no_second_time_for_what_failed() {
        var begun = generate(contact("Ada")).begun().getFirst();
        var job = room.waiting().getFirst();
        var first = room.emails(begun.sequenceId()).getFirst();
        room.sim
                .engine()
                .redrafting()
                .fail(room.sim.workspace(), first.id(), job.id(), "too many faults");

        assertThat(room.run(job)).isEqualTo(new JobOutcome.Failed("too many faults"));

        assertThat(room.email(first.id()).generation().word()).isEqualTo("failed");
        assertThat(room.drafts(first.id())).isEmpty();
        assertThat(room.emails(begun.sequenceId()).getLast().fingerprint()).isPresent();
    }

    @Test
    void whoever_dies_in_the_middle_is_followed_by_somebody_who_writes_the_rest() {
        var begun = generate(contact("Ada")).begun().getFirst();
        var job = room.waiting().getFirst();
        room.run(job);
        var first = room.emails(begun.sequenceId());

        room.work(job);

        assertThat(room.emails(begun.sequenceId())).isEqualTo(first);
        assertThat(room.drafts(first.getFirst().id())).hasSize(1);
    }

    @Test
    void each_email_is_told_what_the_one_before_said() {
        try (var server = new ProviderServer(Wire.OPENAI);
                var modelled = DraftsRoom.withModel(server)) {
            server.says(asked -> {
                int position = Wire.data(asked).path("position").asInt();
                return Wire.email(
                        "Number " + position, "<p>Word " + position + "</p>", "Word " + position);
            });
            var ada = modelled.sim.contact("ada@example.test", null, Map.of("firstName", "Ada"));
            modelled.sim
                    .engine()
                    .generator()
                    .generate(
                            modelled.sim.workspace(),
                            new Wanted(List.of(ada), Optional.of("Be kind"), Optional.empty(), 3),
                            "ada");
            modelled.work();

            assertThat(server.seen()).hasSize(3);
            var last = Wire.data(server.seen().getLast().body());
            assertThat(last.path("brief").asString()).isEqualTo("Be kind");
            assertThat(last.path("earlier").size()).isEqualTo(2);
            assertThat(last.path("earlier").get(1).path("text").asString()).contains("Word 2");
        }
    }
}
