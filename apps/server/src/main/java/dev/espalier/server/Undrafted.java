package dev.espalier.server;

import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobKind;
import dev.espalier.engine.jobs.JobOutcome;
import dev.espalier.engine.jobs.JobWork;
import dev.espalier.engine.review.Redrafting;
import java.util.Arrays;
import java.util.List;

/// Says that nobody here writes drafts: whoever asked for one is told instead of waiting for ever.
record Undrafted(JobKind kind, Redrafting redrafting) implements JobWork {

    static List<JobWork> everything(Redrafting redrafting) {
        return Arrays.stream(JobKind.values())
                .<JobWork>map(kind -> new Undrafted(kind, redrafting))
                .toList();
    }

    @Override
    public JobOutcome run(Job job) {
        return new JobOutcome.Failed("this server writes no drafts; write the text by hand");
    }

    @Override
    public void gaveUp(Job job, String why) {
        switch (job.kind()) {
            case EMAIL_REGENERATE, EMAIL_WRITE ->
                    redrafting.fail(job.workspace(), job.subject(), job.id(), why);
            case SEQUENCE_GENERATE -> {}
        }
    }
}
