package dev.espalier.engine.jobs.running;

/// Who gets jobs done. There are two: [EmbeddedJobs] does them in this process, the other hands
/// them to Inngest, which calls back. They are asked for with
/// [dev.espalier.engine.store.JobQueue#add].
public interface Jobs extends AutoCloseable {

    /// Takes no more, and lets what is in hand end within a short time; what does not is left to be
    /// done again.
    @Override
    void close();
}
