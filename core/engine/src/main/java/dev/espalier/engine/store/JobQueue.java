package dev.espalier.engine.store;

import dev.espalier.engine.jobs.NewJob;
import java.util.List;

/// Work that was asked for, and what it came to.
public interface JobQueue {

    /// Asks for work, in the caller's transaction: the only way to. One whose id is known already
    /// is left alone.
    void add(List<NewJob> jobs);
}
