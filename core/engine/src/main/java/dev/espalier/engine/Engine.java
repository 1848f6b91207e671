package dev.espalier.engine;

import dev.espalier.definition.Holidays;
import dev.espalier.engine.advance.Advance;
import dev.espalier.engine.barrier.Barrier;
import dev.espalier.engine.changes.Changes;
import dev.espalier.engine.contacts.ContactHistory;
import dev.espalier.engine.custody.Custody;
import dev.espalier.engine.definitions.DefinitionSyntax;
import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.dispatch.Dispatch;
import dev.espalier.engine.dispatch.Lease;
import dev.espalier.engine.dispatch.Messages;
import dev.espalier.engine.dispatch.Receipts;
import dev.espalier.engine.dispatch.Resolving;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.ingest.Ingest;
import dev.espalier.engine.insight.Insight;
import dev.espalier.engine.jobs.JobBell;
import dev.espalier.engine.jobs.desk.JobDesk;
import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.mail.Mailer;
import dev.espalier.engine.privacy.Disclosing;
import dev.espalier.engine.privacy.Erasing;
import dev.espalier.engine.review.Linter;
import dev.espalier.engine.review.Readiness;
import dev.espalier.engine.review.Redrafting;
import dev.espalier.engine.review.Regenerating;
import dev.espalier.engine.review.Review;
import dev.espalier.engine.sends.SendReports;
import dev.espalier.engine.sequences.Checking;
import dev.espalier.engine.sequences.Forecast;
import dev.espalier.engine.sequences.Rehearsal;
import dev.espalier.engine.sequences.SequenceControl;
import dev.espalier.engine.sequences.SequenceEditor;
import dev.espalier.engine.sequences.SequenceGenerator;
import dev.espalier.engine.sequences.SequenceReports;
import dev.espalier.engine.sequences.SequenceReviews;
import dev.espalier.engine.settings.Settings;
import dev.espalier.engine.signing.ReturnPath;
import dev.espalier.engine.signing.Signatures;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.unsubscribe.Unsubscribing;
import dev.espalier.engine.why.Explaining;
import dev.espalier.planner.Planner;
import java.time.Duration;
import java.time.InstantSource;

/// One node: the use cases, and the turns that its loops take. [Node] runs the loops; a test takes
/// the turns itself.
public final class Engine implements AutoCloseable {

    /// Most rows of one workspace in one batch.
    private static final int SHARE = 500;

    private final Store store;
    private final Barrier barrier;
    private final Signatures signatures;
    private final ReturnPath returnPath;
    private final Unsubscribing unsubscribing;
    private final Custody custody;
    private final Advance advance;
    private final Dispatch dispatch;
    private final Ingest ingest;
    private final SequenceEditor editor;
    private final SequenceGenerator generator;
    private final SequenceControl control;
    private final Review review;
    private final Redrafting redrafting;
    private final Regenerating regenerating;
    private final JobBell bell = new JobBell();
    private final JobDesk jobs;
    private final SequenceReports reports;
    private final SequenceReviews reviews;
    private final Rehearsal rehearsal;
    private final Insight insight;
    private final Checking checking;
    private final Explaining explaining;
    private final Erasing erasing;
    private final Disclosing disclosing;
    private final SendReports sends;
    private final ContactHistory history;
    private final NodeId node;
    private final Ids ids;
    private final Settings settings;
    private final Changes changes;
    private final Resolving resolving;
    private final Lease lease = Lease.of(Node.DEAD_AFTER.dividedBy(2));
    private volatile Runnable onDue = () -> {};
    private volatile Runnable onSends = () -> {};

    /// What the engine needs of the world.
    ///
    /// @param site what whoever runs this server decided
    public record Ports(
            Store store,
            DefinitionSyntax syntax,
            Composer composer,
            Mailer mailer,
            Receipts receipts,
            Holidays holidays,
            InstantSource clock,
            Site site) {

        /// What goes out leads back to this machine, and what may not have arrived goes again. What
        /// a relay took and the store does not know yet dies with the process.
        public Ports(
                Store store,
                DefinitionSyntax syntax,
                Composer composer,
                Mailer mailer,
                Holidays holidays,
                InstantSource clock) {
            this(store, syntax, composer, mailer, Receipts.NONE, holidays, clock, Site.plain());
        }
    }

    public Engine(Ports ports, NodeId node) {
        this(ports, node, Barrier.PATIENCE);
    }

    /// @param patience how long whoever stops emails waits for those in flight
    public Engine(Ports ports, NodeId node, Duration patience) {
        var programs = new Programs(ports.syntax());
        this.store = ports.store();
        this.node = node;
        this.ids = new Ids(ports.clock());
        this.settings = new Settings(store, ports.holidays(), ports.clock(), this::due);
        this.changes = new Changes(store);
        this.barrier = new Barrier(store, patience);
        this.signatures = new Signatures(store, ports.clock());
        this.returnPath = new ReturnPath(signatures, ports.site().wayBack().returnPath());
        this.unsubscribing =
                new Unsubscribing(store, signatures, barrier, ports.clock(), this::due);
        this.custody = new Custody(store, ports.site().witness(), ports.clock());
        var planner = new Planner(ports.holidays());
        this.advance = new Advance(store, programs, planner, ports.clock(), SHARE);
        this.dispatch =
                new Dispatch(
                        store,
                        programs,
                        new Messages(ports.composer(), signatures, ports.site().wayBack()),
                        ports.mailer(),
                        ports.receipts(),
                        ports.holidays(),
                        ports.clock(),
                        new Dispatch.Terms(
                                node.id(),
                                SHARE,
                                ports.site().onDoubt(),
                                lease,
                                ports.site().limits()),
                        () -> onDue.run());
        this.resolving =
                new Resolving(store, programs, ports.clock(), node.id(), () -> onSends.run());
        this.ingest = new Ingest(store, programs, ports.clock(), this::due);
        var linter = new Linter(ports.composer());
        var readiness = new Readiness(linter);
        this.editor =
                new SequenceEditor(
                        store,
                        programs,
                        ports.syntax(),
                        ports.composer(),
                        readiness,
                        barrier,
                        ports.clock());
        this.generator = new SequenceGenerator(store, ports.syntax(), ports.clock(), bell);
        this.control =
                new SequenceControl(store, programs, readiness, barrier, ports.clock(), this::due);
        this.regenerating = new Regenerating(store, barrier, ports.clock(), bell);
        this.review =
                new Review(
                        store,
                        ports.composer(),
                        readiness,
                        barrier,
                        regenerating,
                        ports.clock(),
                        this::due);
        this.jobs = new JobDesk(store, regenerating, bell, ports.clock());
        this.redrafting = new Redrafting(store, ports.clock());
        this.reports = new SequenceReports(store);
        this.reviews =
                new SequenceReviews(store, linter, new Forecast(programs, planner, ports.clock()));
        this.insight = new Insight(store, programs, ports.composer(), linter, ports.clock());
        this.sends = new SendReports(store);
        this.history = new ContactHistory(store);
        this.explaining = new Explaining(store, programs, ports.holidays(), ports.clock());
        this.erasing = new Erasing(store, barrier, ports.clock());
        this.disclosing = new Disclosing(store);
        this.rehearsal =
                new Rehearsal(store, programs, ports.composer(), ports.holidays(), ports.clock());
        this.checking =
                new Checking(store, ports.syntax(), ports.composer(), rehearsal, ports.clock());
    }

    private void due() {
        onDue.run();
    }

    /// @param told when enrolments were made due
    void onDue(Runnable told) {
        onDue = told;
    }

    /// @param told when sends were queued
    void onSends(Runnable told) {
        onSends = told;
    }

    /// How long this node may send without having been heard of.
    public Lease lease() {
        return lease;
    }

    public Resolving resolving() {
        return resolving;
    }

    Store store() {
        return store;
    }

    NodeId node() {
        return node;
    }

    public Barrier barrier() {
        return barrier;
    }

    public Signatures signatures() {
        return signatures;
    }

    public ReturnPath returnPath() {
        return returnPath;
    }

    public Unsubscribing unsubscribing() {
        return unsubscribing;
    }

    public Custody custody() {
        return custody;
    }

    public Advance advance() {
        return advance;
    }

    public Dispatch dispatch() {
        return dispatch;
    }

    public Ingest ingest() {
        return ingest;
    }

    /// An id for a sequence whose author gave none.
    public String newSequenceId() {
        return ids.next("seq");
    }

    public Changes changes() {
        return changes;
    }

    public Settings settings() {
        return settings;
    }

    public SequenceEditor editor() {
        return editor;
    }

    public SequenceGenerator generator() {
        return generator;
    }

    public SequenceControl control() {
        return control;
    }

    public Review review() {
        return review;
    }

    public Redrafting redrafting() {
        return redrafting;
    }

    public Regenerating regenerating() {
        return regenerating;
    }

    /// What people do to jobs and are told of them.
    public JobDesk jobs() {
        return jobs;
    }

    /// To be rung after a transaction that added jobs.
    public JobBell jobBell() {
        return bell;
    }

    public SequenceReports reports() {
        return reports;
    }

    public SequenceReviews reviews() {
        return reviews;
    }

    public Rehearsal rehearsal() {
        return rehearsal;
    }

    public Checking checking() {
        return checking;
    }

    /// What a person who reviews and watches is shown beside that.
    public Insight insight() {
        return insight;
    }

    public Explaining explaining() {
        return explaining;
    }

    public Erasing erasing() {
        return erasing;
    }

    public Disclosing disclosing() {
        return disclosing;
    }

    public SendReports sends() {
        return sends;
    }

    public ContactHistory history() {
        return history;
    }

    /// Asks the database something that costs nothing.
    ///
    /// @throws Unavailable when it does not answer
    public void checkDatabase() {
        store.run(tx -> tx.nodes().databaseTime());
    }

    @Override
    public void close() {
        changes.close();
        ingest.close();
        review.close();
        reviews.close();
    }
}
