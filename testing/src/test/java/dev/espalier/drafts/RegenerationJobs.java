package dev.espalier.drafts;

import dev.espalier.engine.jobs.Job;
import java.util.List;

/// The jobs that wait for one email.
final class RegenerationJobs {

    private RegenerationJobs() {}

    static List<Job> of(DraftsRoom room, String email) {
        return room.waiting().stream().filter(job -> job.subject().equals(email)).toList();
    }
}
