package dev.espalier.engine.jobs.running;

import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobIds;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Unavailable;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells whoever waits for a job that it will not come. A job that ends badly is marked in the
/// transaction that ends it, and the mark goes when its work was told: after a crash it is told
/// again rather than never. So it is after a defect, a few times.
public final class Farewells {

    private static final Logger LOG = LoggerFactory.getLogger(Farewells.class);
    private static final int AT_ONCE = 100;
    private static final int MOST_DEFECTS = 5;

    private final Store store;
    private final Works works;
    private final Map<UUID, Integer> defects = new ConcurrentHashMap<>();

    public Farewells(Store store, Works works) {
        this.store = store;
        this.works = works;
    }

    /// @return how many were told
    public int turn() {
        var untold = store.reading(tx -> tx.jobs().untold(AT_ONCE));
        if (untold.isEmpty()) {
            return 0;
        }
        var told = untold.stream().filter(this::isTold).toList();
        store.run(tx -> tx.jobs().told(told));
        return told.size();
    }

    /// Whether the job's work was told, or could not be told often enough.
    private boolean isTold(Job job) {
        try {
            works.gaveUp(job);
            defects.remove(job.id());
            return true;
        } catch (Unavailable away) {
            throw away;
        } catch (RuntimeException defect) {
            LOG.error(
                    "job {} ({} of {}) was given up, and its work does not know what to do",
                    JobIds.ofJob(job.id()),
                    job.kind().word(),
                    job.subject(),
                    defect);
            // Telling it for ever would keep all others from being told.
            boolean isEnough = defects.merge(job.id(), 1, Integer::sum) >= MOST_DEFECTS;
            if (isEnough) {
                defects.remove(job.id());
            }
            return isEnough;
        }
    }
}
