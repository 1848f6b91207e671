package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.sdk.Beat;
import dev.espalier.sdk.BrandVoiceUpdate;
import dev.espalier.sdk.DraftFate;
import dev.espalier.sdk.DraftingUpdate;
import dev.espalier.sdk.Espalier;
import dev.espalier.sdk.EspalierException;
import dev.espalier.sdk.JobFilter;
import dev.espalier.sdk.JobKind;
import dev.espalier.sdk.JobState;
import dev.espalier.sdk.NewContact;
import dev.espalier.sdk.NewGeneration;
import dev.espalier.sdk.NewPlaybook;
import dev.espalier.sdk.NewSequence;
import dev.espalier.sdk.StepStanding;
import dev.espalier.sdk.SuppressionReason;
import dev.espalier.sdk.WaitRule;
import dev.espalier.sdk.WorkspaceUpdate;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Drafting, background work and privacy through the Java SDK, against a real server.
class JavaSdkDraftingTest extends ApiTest {

    private Espalier espalier;

    @BeforeAll
    void client() {
        espalier =
                Espalier.builder()
                        .apiKey(ApiServer.KEY)
                        .baseUrl("http://127.0.0.1:" + api.port())
                        .build();
    }

    @BeforeAll
    void jobs() {
        server.startJobs();
    }

    @AfterAll
    void closed() {
        espalier.close();
    }

    private String contact(String name) {
        return espalier.contacts()
                .create(
                        NewContact.of(name + "@drafting.example")
                                .properties(Map.of("firstName", name)))
                .id();
    }

    @Test
    void a_sequence_is_written_by_a_job_and_its_draft_says_where_it_came_from() {
        var ada = contact("Ada");
        espalier.playbooks()
                .put(
                        "survey",
                        NewPlaybook.of(
                                        "Survey",
                                        "Hear how it went",
                                        List.of(
                                                new Beat(
                                                        "Ask",
                                                        "How was it, {firstName:there}?",
                                                        "Tell us.\n\n[brief]")))
                                .requires("firstName"));

        var made =
                espalier.sequences()
                        .generate(
                                NewGeneration.forContacts(List.of(ada, "con_nobody"))
                                        .category("survey")
                                        .brief("Ask about the visit")
                                        .emails(1));

        assertThat(made.refused())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.contactId()).isEqualTo("con_nobody");
                    assertThat(one.code()).isEqualTo("NOT_FOUND");
                });
        var begun = made.sequences().getFirst();
        await("it is written", () -> espalier.jobs().getBatch(made.batchId()).left() == 0);
        var job = espalier.jobs().get(begun.jobId());
        assertThat(job.kind()).isEqualTo(JobKind.SEQUENCE_GENERATE);
        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(
                        espalier.jobs()
                                .list(
                                        JobFilter.all()
                                                .kind(JobKind.SEQUENCE_GENERATE)
                                                .state(JobState.DONE)
                                                .subject(begun.sequenceId())))
                .containsExactly(job);
        assertThatThrownBy(() -> espalier.jobs().retry(job.id()))
                .isInstanceOf(EspalierException.class)
                .hasMessageContaining("is done (expected: failed or cancelled)");
        var email = espalier.sequences().getEmails(begun.sequenceId()).getFirst();
        var draft = espalier.drafts().list(email.id()).iterator().next();
        assertThat(draft.fate()).isEqualTo(DraftFate.LANDED);
        assertThat(draft.jobId()).isEqualTo(job.id());
        assertThat(draft.brief()).isEqualTo("Ask about the visit");
        assertThat(espalier.drafts().get(draft.id())).isEqualTo(draft);
        espalier.playbooks().delete("survey");
    }

    @Test
    void what_is_written_for_one_person_is_listed_until_it_is_approved() {
        var bob = contact("Bob");
        espalier.sequences()
                .put(
                        NewSequence.of("seq_asked", "Asked")
                                .definition(
                                        "steps: [{type: email, key: ask, brief: Ask how it went}]"));
        espalier.sequences().approve("seq_asked");
        espalier.sequences().enrol("seq_asked", bob);

        await(
                "it is written",
                () ->
                        StreamSupport.stream(
                                        espalier.emails()
                                                .listPersonal("seq_asked", false)
                                                .spliterator(),
                                        false)
                                .anyMatch(one -> !one.subject().isEmpty()));
        var email = espalier.emails().listPersonal("seq_asked").iterator().next();
        assertThat(email.contactId()).isEqualTo(bob);
        var why = espalier.sequences().why("seq_asked", bob);
        assertThat(why.enrolments().getFirst().steps().getFirst().standing())
                .isEqualTo(StepStanding.HELD);
        espalier.emails().approve(email.id());
        assertThat(espalier.emails().listPersonal("seq_asked", false)).isEmpty();
    }

    @Test
    void the_workspace_says_how_it_sounds_what_it_may_cost_and_how_much_it_sends() {
        var voice =
                espalier.workspace()
                        .updateBrandVoice(BrandVoiceUpdate.empty().tone("plain").avoid("synergy"));
        assertThat(voice.avoid()).containsExactly("synergy");
        assertThat(espalier.workspace().getBrandVoice()).isEqualTo(voice);

        assertThat(
                        espalier.workspace()
                                .updateDrafting(DraftingUpdate.empty().monthlyTokens(5_000L))
                                .monthlyTokens())
                .isEqualTo(5_000L);
        var free = espalier.workspace().updateDrafting(DraftingUpdate.empty().monthlyTokens(null));
        assertThat(free.monthlyTokens()).isNull();
        assertThat(free.monthlyCost()).isNull();

        var capped =
                espalier.workspace()
                        .update(WorkspaceUpdate.empty().frequencyCap("3 in 7d").rateLimit("600/m"));
        assertThat(capped.frequencyCap()).isEqualTo("3 in 7d");
        assertThat(capped.rateLimit()).isEqualTo("600/m");
        var open =
                espalier.workspace()
                        .update(WorkspaceUpdate.empty().frequencyCap("off").rateLimit("off"));
        assertThat(open.rateLimit()).isNull();
    }

    @Test
    void a_person_is_explained_handed_out_and_forgotten() {
        var cleo = contact("Cleo");
        espalier.sequences()
                .put(
                        NewSequence.of("seq_slow", "Slow")
                                .definition(
                                        "steps: [{type: delay, duration: 2d}, {type: email, key: late, subject: Late, body: Late.}]"));
        espalier.sequences().approve("seq_slow");
        espalier.sequences().enrol("seq_slow", cleo);
        await(
                "she waits",
                () ->
                        espalier.sequences().why("seq_slow", cleo).enrolments().stream()
                                .anyMatch(way -> way.steps().getFirst().rule() == WaitRule.DELAY));

        var all = espalier.contacts().export(cleo);
        assertThat(all.contact().email()).isEqualToIgnoringCase("cleo@drafting.example");
        assertThat(all.enrolments().getFirst().enrolment().sequenceId()).isEqualTo("seq_slow");

        assertThat(espalier.contacts().erase(cleo).inFlight()).isZero();
        assertThatThrownBy(() -> espalier.contacts().get(cleo))
                .isInstanceOf(EspalierException.class)
                .hasMessageStartingWith("no contact");
    }

    @Test
    void suppressed_addresses_go_in_and_out_as_csv() {
        var csv = "email,reason,detail\ndora@drafting.example,bounced,long ago\nnobody,,\n";

        var report =
                espalier.suppressions()
                        .importCsv(() ->
                                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));

        assertThat(report.created()).isEqualTo(1);
        assertThat(report.refused()).isEqualTo(1);
        assertThat(espalier.suppressions().get("dora@drafting.example").reason())
                .isEqualTo(SuppressionReason.BOUNCED);
        assertThat(espalier.suppressions().exportCsv(null, 50_000))
                .contains("dora@drafting.example,bounced,long ago,");
        assertThat(espalier.suppressions().exportCsv("zzzz@z.example", 10).lines()).hasSize(1);
    }
}
