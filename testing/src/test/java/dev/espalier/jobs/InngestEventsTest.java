package dev.espalier.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobIds;
import dev.espalier.engine.jobs.JobOutcome;
import dev.espalier.engine.jobs.JobState;
import dev.espalier.engine.jobs.running.JobWatcher;
import dev.espalier.engine.store.JobRecords.Wanted;
import dev.espalier.inngest.InngestJobs;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Generation;
import dev.espalier.testing.Simulation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A regeneration over Inngest, asked for here and by another app.
class InngestEventsTest {

    private static final String NAME = "espalier/email.regenerate";

    private final TestWork work = new TestWork();
    private Simulation sim;
    private InngestLink link;

    @BeforeEach
    void start() throws Exception {
        sim = Simulation.start();
        var node = UUID.randomUUID();
        sim.store().run(tx -> tx.nodes().beat(node, "node", sim.now()));
        link =
                new InngestLink(
                        new InngestJobs.Ports(
                                sim.store(),
                                work.works(),
                                sim::now,
                                node,
                                sim.engine().regenerating(),
                                sim.engine().jobBell(),
                                JobWatcher.NOBODY),
                        InngestLink.keys(StubInngest.SIGNING_KEY, Optional.empty()));
        link.synced();
        sim.active(
                "one",
                "{\"steps\": [{\"type\": \"email\", \"key\": \"welcome\", \"subject\": \"s\", \"body\": \"b\"}]}");
    }

    @AfterEach
    void stop() {
        var complaints = link.inngest().complaints();
        link.close();
        sim.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_call_of_ours_goes_out_with_the_email_its_revision_and_the_instruction() {
        sim.engine()
                .review()
                .regenerate(sim.workspace(), email().id(), Optional.of("shorter"), "ada");
        awaitDone(1);

        var event = link.inngest().events().getFirst();
        assertThat(event.path("name").stringValue()).isEqualTo(NAME);
        assertThat(event.path("id").stringValue()).isEqualTo(JobIds.ofJob(jobs().getFirst().id()));
        var data = event.path("data");
        assertThat(data.path("emailId").stringValue()).isEqualTo(email().id());
        assertThat(data.path("workspaceId").intValue()).isEqualTo(sim.workspace());
        assertThat(data.path("revision").intValue()).isEqualTo(email().revision());
        assertThat(data.path("instruction").stringValue()).isEqualTo("shorter");
    }

    @Test
    void an_event_of_another_app_makes_the_job_once_however_often_it_runs() {
        send("crm-1", data(email().id()));
        awaitDone(1);
        // A second run of the same event, as after an answer that was lost.
        link.inngest().forgets("crm-1");
        send("crm-1", data(email().id()));
        JobsRoom.await(() -> link.inngest().results().size() == 2, () -> "no second result");

        assertThat(work.runs())
                .singleElement()
                .satisfies(job -> {
                    assertThat(job.subject()).isEqualTo(email().id());
                    assertThat(job.text("instruction")).contains("warmer");
                    assertThat(job.by()).isEqualTo("inngest");
                });
        assertThat(jobs()).hasSize(1);
        assertThat(email().generation()).isEqualTo(Generation.RUNNING);
        // No event of ours was needed.
        assertThat(link.inngest().events()).hasSize(2);
    }

    @Test
    void an_event_that_names_no_email_of_the_workspace_is_refused_for_good() {
        work.course("never", _ -> new JobOutcome.Done(""));
        var wrong =
                Map.of(
                        "a", data("eml_unknown"),
                        "b", Map.<String, Object>of("emailId", email().id()),
                        "c", Map.<String, Object>of("workspaceId", sim.workspace()),
                        "d", Map.<String, Object>of("workspaceId", 999, "emailId", email().id()),
                        "e",
                                Map.<String, Object>of(
                                        "workspaceId", sim.workspace(),
                                        "emailId", email().id(),
                                        "instruction", "x".repeat(2_001)));
        wrong.forEach(this::send);
        JobsRoom.await(() -> link.inngest().results().size() == 5, () -> "too few results");

        assertThat(link.inngest().results())
                .extracting(result -> result.path("name").stringValue())
                .containsOnly("BadEvent");
        assertThat(work.runs()).isEmpty();
        assertThat(jobs()).isEmpty();
    }

    private Map<String, Object> data(String email) {
        var data = new LinkedHashMap<String, Object>();
        data.put("workspaceId", sim.workspace());
        data.put("emailId", email);
        data.put("instruction", "warmer");
        return data;
    }

    private void send(String id, Map<String, Object> data) {
        link.inngest().take(StubInngest.json(StubInngest.event(id, NAME, data)));
    }

    private void awaitDone(int count) {
        JobsRoom.await(
                () -> jobs().stream().filter(job -> job.state() == JobState.DONE).count() == count,
                () -> jobs().toString());
    }

    private Email email() {
        return sim.engine().reports().emails(sim.workspace(), "one").getFirst();
    }

    private List<Job> jobs() {
        return sim.engine()
                .jobs()
                .reports()
                .list(
                        sim.workspace(),
                        new Wanted(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        Optional.empty(),
                        20)
                .items();
    }
}
