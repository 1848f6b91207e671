package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.email.EmailText;
import dev.espalier.email.Markup;
import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobKind;
import dev.espalier.engine.jobs.JobOutcome;
import dev.espalier.engine.jobs.JobState;
import dev.espalier.engine.jobs.JobWork;
import dev.espalier.engine.jobs.running.EmbeddedJobs;
import dev.espalier.engine.jobs.running.Works;
import dev.espalier.engine.store.JobQueue.Terms;
import dev.espalier.engine.store.JobRecords.Wanted;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Generation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A draft that was asked for, from the call to the text.
class RegeneratingTest extends Story {

    private static final String ONE =
            "{\"steps\": [{\"type\": \"email\", \"key\": \"welcome\", \"subject\": \"first\", \"body\": \"b\"}]}";

    private final List<Job> runs = new ArrayList<>();
    private boolean isModelAway;

    @Test
    void the_call_asks_for_a_job_and_the_job_brings_the_text() {
        sim.active("one", ONE);
        regenerate("shorter");
        assertThat(email().generation()).isEqualTo(Generation.RUNNING);
        var job = jobs().getFirst();
        assertThat(job.kind()).isEqualTo(JobKind.EMAIL_REGENERATE);
        assertThat(job.subject()).isEqualTo(email().id());
        assertThat(job.text("instruction")).contains("shorter");
        assertThat(job.number("revision")).contains((long) email().revision());

        work();

        assertThat(email().wording().subject()).isEqualTo("written for shorter");
        assertThat(email().generation()).isEqualTo(Generation.IDLE);
        assertThat(email().isApproved()).isFalse();
        assertThat(jobs()).extracting(Job::state).containsExactly(JobState.DONE);
    }

    @Test
    void of_two_in_a_row_the_later_wins_and_the_earlier_never_runs() {
        sim.active("one", ONE);
        regenerate("shorter");
        regenerate("longer");

        work();

        assertThat(email().wording().subject()).isEqualTo("written for longer");
        assertThat(runs).hasSize(1);
        assertThat(jobs())
                .extracting(Job::state)
                .containsExactlyInAnyOrder(JobState.DONE, JobState.SUPERSEDED);
    }

    @Test
    void a_refused_call_leaves_no_job() {
        sim.active("one", ONE);
        sim.engine().control().cancel(sim.workspace(), "one", "ada");

        try {
            regenerate("shorter");
        } catch (dev.espalier.refusal.Refused.NotAllowed _) {
            // As it should be.
        }

        assertThat(jobs()).isEmpty();
    }

    @Test
    void a_job_that_failed_can_be_asked_for_again_and_lands() {
        sim.active("one", ONE);
        regenerate("shorter");
        isModelAway = true;
        work();
        assertThat(email().generation()).isEqualTo(Generation.FAILED);
        assertThat(jobs()).extracting(Job::state).containsExactly(JobState.FAILED);

        isModelAway = false;
        sim.engine().jobs().retry(sim.workspace(), jobs().getFirst().id(), "ada");
        assertThat(email().generation()).isEqualTo(Generation.RUNNING);
        work();

        assertThat(email().wording().subject()).isEqualTo("written for shorter");
        assertThat(jobs()).extracting(Job::state).containsExactly(JobState.DONE);
    }

    @Test
    void a_cancelled_job_leaves_the_text_as_it_was() {
        sim.active("one", ONE);
        regenerate("shorter");
        sim.engine().jobs().cancel(sim.workspace(), jobs().getFirst().id(), "ada");

        work();

        assertThat(runs).isEmpty();
        assertThat(email().wording().subject()).isEqualTo("first");
        assertThat(email().generation()).isEqualTo(Generation.FAILED);
    }

    @Test
    void asking_twice_under_one_id_asks_once() {
        sim.active("one", ONE);
        var id = UUID.randomUUID();
        var id1 = email().id();
        sim.engine()
                .regenerating()
                .ask(sim.workspace(), id1, Optional.empty(), "event", id, _ -> {});
        work();
        sim.engine()
                .regenerating()
                .ask(sim.workspace(), id1, Optional.empty(), "event", id, _ -> {});
        work();

        assertThat(runs).hasSize(1);
        assertThat(jobs()).hasSize(1);
    }

    @Test
    void a_draft_lands_on_an_email_that_got_another_time_meanwhile() {
        sim.active("one", ONE);
        regenerate("shorter");
        var at = sim.now().plus(java.time.Duration.ofDays(3));
        sim.engine().review().reschedule(sim.workspace(), email().id(), at, "ada");

        work();

        assertThat(email().wording().subject()).isEqualTo("written for shorter");
        assertThat(email().scheduledAt()).isEqualTo(at);
        assertThat(email().generation()).isEqualTo(Generation.IDLE);
    }

    @Test
    void a_failure_is_told_to_an_email_that_got_another_time_meanwhile() {
        sim.active("one", ONE);
        regenerate("shorter");
        var at = sim.now().plus(java.time.Duration.ofDays(3));
        sim.engine().review().reschedule(sim.workspace(), email().id(), at, "ada");
        isModelAway = true;

        work();

        assertThat(email().generation()).isEqualTo(Generation.FAILED);
    }

    @Test
    void an_email_that_is_sent_back_waits_for_no_draft_that_was_asked_for_before() {
        sim.active("one", ONE);
        regenerate("shorter");
        sim.engine()
                .review()
                .reject(sim.workspace(), email().id(), Optional.of("not like this"), "ada");
        assertThat(email().generation()).isEqualTo(Generation.IDLE);

        work();

        assertThat(email().wording().subject()).isEqualTo("first");
        assertThat(email().instruction()).contains("not like this");
        assertThat(email().generation()).isEqualTo(Generation.IDLE);
        assertThat(jobs()).extracting(Job::note).containsExactly(Optional.of("discarded"));
    }

    @Test
    void no_email_waits_for_a_draft_that_was_discarded() {
        sim.active("one", ONE);
        regenerate("shorter");
        // As if somebody had changed it and forgotten the draft.
        sim.database().execute("UPDATE email SET revision = revision + 1");

        work();

        assertThat(email().wording().subject()).isEqualTo("first");
        assertThat(email().generation()).isEqualTo(Generation.IDLE);
        assertThat(sim.database().one("SELECT count(*) FROM regeneration")).isEqualTo("0");
    }

    private void regenerate(String how) {
        sim.engine().review().regenerate(sim.workspace(), email().id(), Optional.of(how), "ada");
    }

    private Email email() {
        return sim.engine().reports().emails(sim.workspace(), "one").getFirst();
    }

    private List<Job> jobs() {
        var all =
                new Wanted(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return sim.engine()
                .jobs()
                .reports()
                .list(sim.workspace(), all, Optional.empty(), 20)
                .items();
    }

    private void work() {
        var works =
                Works.of(
                        Arrays.stream(JobKind.values())
                                .map(kind -> (JobWork) new Writer(kind))
                                .toList());
        var terms = new Terms(UUID.randomUUID(), 4, 4);
        var jobs = EmbeddedJobs.byHand(sim.store(), works, sim::now, terms);
        while (jobs.turn() > 0) {}
    }

    /// Lands what it was asked for.
    private final class Writer implements JobWork {
        private final JobKind kind;

        Writer(JobKind kind) {
            this.kind = kind;
        }

        @Override
        public JobKind kind() {
            return kind;
        }

        @Override
        public JobOutcome run(Job job) {
            runs.add(job);
            if (isModelAway) {
                return new JobOutcome.Failed("the model is away");
            }
            var subject = "written for " + job.text("instruction").orElse("nobody");
            var words =
                    new Email.Wording(
                            subject, Optional.empty(), new Markup.Markdown("b"), Optional.empty());
            boolean hasLanded =
                    sim.engine()
                            .redrafting()
                            .land(
                                    job.workspace(),
                                    job.subject(),
                                    job.id(),
                                    words,
                                    new EmailText(subject, "", "<p>b</p>", "b"));
            return new JobOutcome.Done(hasLanded ? "landed" : "discarded");
        }

        @Override
        public void gaveUp(Job job, String why) {
            sim.engine().redrafting().fail(job.workspace(), job.subject(), job.id(), why);
        }
    }
}
