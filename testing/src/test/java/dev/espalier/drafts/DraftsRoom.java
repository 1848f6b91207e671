package dev.espalier.drafts;

import dev.espalier.draft.Draft;
import dev.espalier.drafting.Drafters;
import dev.espalier.drafting.ProviderServer;
import dev.espalier.engine.drafting.Drafter;
import dev.espalier.engine.drafting.DraftingRoom;
import dev.espalier.engine.drafting.Prices;
import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobOutcome;
import dev.espalier.holidays.JollydayHolidays;
import dev.espalier.liquid.Liquid;
import dev.espalier.mail.MimeComposer;
import dev.espalier.sequence.Email;
import dev.espalier.syntax.TextDefinitions;
import dev.espalier.testing.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// A simulation whose jobs the test does itself, one after another.
final class DraftsRoom implements AutoCloseable {

    final Simulation sim = Simulation.start();
    final DraftingRoom room;
    private final Drafter drafter;

    private DraftsRoom(Drafter drafter, Prices prices) {
        this.drafter = drafter;
        this.room = room(drafter, prices);
    }

    private DraftingRoom room(Drafter with, Prices prices) {
        return new DraftingRoom(
                new DraftingRoom.Ports(
                        sim.store(),
                        new TextDefinitions(new JollydayHolidays()),
                        new MimeComposer(Liquid.with(sim::now)),
                        with,
                        sim::now),
                prices);
    }

    /// Without a model.
    static DraftsRoom byTheBook() {
        return new DraftsRoom(Drafters.open(Optional.empty()), Prices.UNKNOWN);
    }

    static DraftsRoom withModel(ProviderServer server) {
        return withModel(server, Prices.UNKNOWN);
    }

    static DraftsRoom withModel(ProviderServer server, Prices prices) {
        return new DraftsRoom(
                Drafters.open(
                        Optional.of(server.config("sk-of-the-tests", Duration.ofSeconds(20)))),
                prices);
    }

    static DraftsRoom with(Drafter drafter) {
        return new DraftsRoom(drafter, Prices.UNKNOWN);
    }

    /// The jobs that nobody has done yet, oldest first.
    List<Job> waiting() {
        var found =
                sim.database()
                        .one(
                                "SELECT coalesce(string_agg(id::text, ' ' ORDER BY id), '') FROM job WHERE state = 'queued'");
        return Stream.of(found.split(" "))
                .filter(id -> !id.isEmpty())
                .map(UUID::fromString)
                .map(id ->
                        sim.store()
                                .reading(tx -> tx.jobRecords().find(sim.workspace(), id))
                                .orElseThrow())
                .toList();
    }

    /// Does everything that was asked for, once.
    List<JobOutcome> work() {
        return waiting().stream().map(this::work).toList();
    }

    JobOutcome work(Job job) {
        return work(room, job);
    }

    private JobOutcome work(DraftingRoom by, Job job) {
        var outcome = run(by, job);
        if (!(outcome instanceof JobOutcome.TryAgain)) {
            end(job);
        }
        return outcome;
    }

    /// Does it without marking it as done: as one who dies before that.
    JobOutcome run(Job job) {
        return run(room, job);
    }

    private static JobOutcome run(DraftingRoom by, Job job) {
        return by.works().stream()
                .filter(work -> work.kind() == job.kind())
                .findFirst()
                .orElseThrow()
                .run(job);
    }

    /// It is given up, as when a person cancels it.
    void giveUp(Job job, String why) {
        sim.engine().jobs().cancel(sim.workspace(), job.id(), "ada");
        tell(job, why);
    }

    /// Its work hears that it was given up.
    void tell(Job job, String why) {
        room.works().stream()
                .filter(work -> work.kind() == job.kind())
                .forEach(work -> work.gaveUp(job, why));
    }

    /// A person has it done again.
    Job retry(Job job) {
        return sim.engine().jobs().retry(sim.workspace(), job.id(), "ada");
    }

    private void end(Job job) {
        sim.database()
                .execute(
                        "UPDATE job SET state = 'done', ended_at = due_at WHERE id = '"
                                + job.id()
                                + "'");
    }

    List<Email> emails(String sequence) {
        return sim.engine().reports().emails(sim.workspace(), sequence);
    }

    Email email(String id) {
        return sim.engine().review().get(sim.workspace(), id);
    }

    /// What was written for single people.
    List<Email> written(String sequence) {
        return sim.engine()
                .reports()
                .written(sim.workspace(), sequence, Optional.empty(), Optional.empty(), 100)
                .items();
    }

    /// Newest first.
    List<Draft> drafts(String email) {
        return room.reports().ofEmail(sim.workspace(), email, Optional.empty(), 100).items();
    }

    void approve(Email email) {
        sim.engine()
                .review()
                .approve(
                        sim.workspace(),
                        List.of(
                                new dev.espalier.engine.review.Review.Chosen(
                                        email.id(), email.fingerprint())),
                        "ada");
    }

    void regenerate(String email, String how) {
        sim.engine().review().regenerate(sim.workspace(), email, Optional.of(how), "ada");
    }

    @Override
    public void close() {
        drafter.close();
        sim.close();
    }
}
