package dev.espalier.testing;

import dev.espalier.contact.EmailAddress;
import dev.espalier.definition.Holidays;
import dev.espalier.email.Markup;
import dev.espalier.email.Sender;
import dev.espalier.engine.Engine;
import dev.espalier.engine.NodeId;
import dev.espalier.engine.Site;
import dev.espalier.engine.contacts.ContactBook;
import dev.espalier.engine.contacts.NewContact;
import dev.espalier.engine.custody.Witness;
import dev.espalier.engine.dispatch.Receipts;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.ingest.Track;
import dev.espalier.engine.limits.Limits;
import dev.espalier.engine.mail.Mailer;
import dev.espalier.engine.mail.WayBack;
import dev.espalier.engine.sequences.NewSequence;
import dev.espalier.engine.sequences.SequenceEdit;
import dev.espalier.engine.sequences.SequenceEditor;
import dev.espalier.engine.sequences.SequenceReports;
import dev.espalier.engine.store.Ledger;
import dev.espalier.engine.store.Sequences.OnPublish;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.templates.NewTemplate;
import dev.espalier.engine.templates.TemplateLibrary;
import dev.espalier.holidays.JollydayHolidays;
import dev.espalier.liquid.Liquid;
import dev.espalier.mail.MimeComposer;
import dev.espalier.postgres.PostgresStore;
import dev.espalier.postgres.TestDatabase;
import dev.espalier.send.InDoubt;
import dev.espalier.syntax.TextDefinitions;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The engine under the test's clock.
public final class Simulation implements AutoCloseable {

    /// A Monday morning, so that windows and weekdays read naturally.
    public static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private static final String NEXT_DUE =
            """
            SELECT least((SELECT min(due_at) FROM enrolment),
                         (SELECT min(due_at) FROM pending_send WHERE state = 'queued'))
            """;

    /// Nothing is in flight between two turns; who stops emails within one need not wait for it.
    private static final Duration PATIENCE = Duration.ofMillis(20);

    /// Where the links in its mail lead, and what bounces come back to.
    public static final WayBack WAY_BACK =
            new WayBack(
                    () -> URI.create("https://mail.espalier.example"),
                    Optional.of(EmailAddress.of("bounces@espalier.example")));

    private static final int MOST_TURNS = 100_000;

    private final TestDatabase database;
    private final PostgresStore store;
    private final Connection connection;
    private final SettableClock clock = new SettableClock(START);
    private final Relay relay = new Relay(clock);
    private final Holidays holidays = new JollydayHolidays();
    private final MimeComposer composer;
    private final Engine engine;
    private final List<Engine> others = new ArrayList<>();
    private final ContactBook contacts;
    private final TemplateLibrary templates;
    private final int workspace;

    private final Limits limits;

    private Simulation(Limits limits) {
        this.limits = limits;
        this.database = TestDatabase.create();
        this.store = database.store();
        this.connection = connection(database);
        this.composer = new MimeComposer(Liquid.with(clock));
        this.engine = engine(store, relay, Receipts.NONE, "simulation", PATIENCE, limits);
        this.contacts = new ContactBook(store, new Ids(clock), clock, engine.barrier());
        this.templates = new TemplateLibrary(store, composer, clock);
        this.workspace =
                store.inTransaction(tx ->
                        tx.workspaces()
                                .create(
                                        "Test",
                                        new Sender("Espalier", "hello@espalier.example"),
                                        START)
                                .id());
    }

    private Engine engine(
            Store on,
            Mailer mailer,
            Receipts receipts,
            String name,
            Duration patience,
            Limits within) {
        return new Engine(
                new Engine.Ports(
                        on,
                        new TextDefinitions(holidays),
                        composer,
                        mailer,
                        receipts,
                        holidays,
                        clock,
                        new Site(WAY_BACK, InDoubt.RESEND, Witness.NONE, within)),
                NodeId.of(name),
                patience);
    }

    /// Another node on the same database, clock and relay.
    ///
    /// @param on this simulation's store, or one that stands before it
    public Engine node(Store on, String name) {
        return node(on, name, PATIENCE);
    }

    /// Another node on the same database and clock, with a relay of its own.
    public Engine nodeThrough(Mailer mailer, String name) {
        var node = engine(store, mailer, Receipts.NONE, name, PATIENCE, limits);
        others.add(node);
        return node;
    }

    /// Another node, that keeps receipts of what its relay took.
    public Engine keeping(Store on, Receipts receipts, String name) {
        var node = engine(on, relay, receipts, name, PATIENCE, limits);
        others.add(node);
        return node;
    }

    /// Another node, that was started without the limits of this one.
    public Engine unlimited(String name) {
        var node = engine(store, relay, Receipts.NONE, name, PATIENCE, Limits.none());
        others.add(node);
        return node;
    }

    /// @param patience how long its barriers wait, of real time
    public Engine node(Store on, String name, Duration patience) {
        var node = engine(on, relay, Receipts.NONE, name, patience, limits);
        others.add(node);
        return node;
    }

    private static Connection connection(TestDatabase database) {
        var config = database.config();
        try {
            return DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password());
        } catch (SQLException failed) {
            throw new IllegalStateException("cannot look on", failed);
        }
    }

    public static Simulation start() {
        return start(Limits.none());
    }

    /// @param limits how much its server may send
    public static Simulation start(Limits limits) {
        return new Simulation(limits);
    }

    public Engine engine() {
        return engine;
    }

    public int workspace() {
        return workspace;
    }

    public Relay relay() {
        return relay;
    }

    public PostgresStore store() {
        return store;
    }

    public TestDatabase database() {
        return database;
    }

    public Instant now() {
        return clock.instant();
    }

    public ContactBook contacts() {
        return contacts;
    }

    public TemplateLibrary templates() {
        return templates;
    }

    /// A template that says its id.
    public void template(String id) {
        template(id, id, "Hello {{ contact.properties.firstName | default: 'there' }}");
    }

    public void template(String id, String subject, String markdown) {
        templates.put(
                workspace,
                id,
                new NewTemplate(id, subject, null, new Markup.Markdown(markdown), null));
    }

    /// @return the contact's id
    public String contact(String email) {
        return contact(email, null, Map.of());
    }

    public String contact(String email, @Nullable String zone, Map<String, Object> properties) {
        return contacts.create(workspace, new NewContact(null, email, zone, properties)).id();
    }

    /// A draft with the definition in YAML; every template it names is there already or is made.
    ///
    /// @return its id
    public String draft(String id, String definition) {
        engine.editor()
                .create(
                        workspace,
                        NewSequence.forMany(id, id, definition, Optional.empty()),
                        "a person");
        return id;
    }

    /// The same, approved.
    public String active(String id, String definition) {
        draft(id, definition);
        engine.control().approve(workspace, id, Optional.empty(), "a person");
        return id;
    }

    public void track(String event, String email) {
        track(event, email, Map.of());
    }

    public void track(String event, String email, Map<String, Object> properties) {
        engine.ingest()
                .trackAll(
                        List.of(
                                new Track(
                                        workspace,
                                        Optional.empty(),
                                        event,
                                        Optional.empty(),
                                        Optional.of(email),
                                        properties,
                                        Optional.empty())));
    }

    public void trackContact(String event, String contactId, Map<String, Object> properties) {
        engine.ingest()
                .trackAll(
                        List.of(
                                new Track(
                                        workspace,
                                        Optional.empty(),
                                        event,
                                        Optional.of(contactId),
                                        Optional.empty(),
                                        properties,
                                        Optional.empty())));
    }

    /// The same text again, or another one.
    public SequenceEditor.Edited update(
            String id, String definition, OnPublish people, boolean approve) {
        return engine.editor()
                .update(
                        workspace,
                        id,
                        new SequenceEdit(
                                Optional.empty(),
                                Optional.of(definition),
                                Optional.empty(),
                                people,
                                approve),
                        "a person");
    }

    public void approve(String id) {
        engine.control().approve(workspace, id, Optional.empty(), "a person");
    }

    public void pause(String id) {
        engine.control().pause(workspace, id, "a person");
    }

    public void resume(String id) {
        engine.control().resume(workspace, id, "a person");
    }

    public void enrol(String sequence, String contactId) {
        engine.control().enrol(workspace, sequence, contactId);
    }

    /// Does everything that is due now.
    public void settle() {
        for (int i = 0; i < MOST_TURNS; i++) {
            if (engine.advance().turn().planned() + engine.dispatch().turn() == 0) {
                return;
            }
        }
        throw new IllegalStateException("still something due after " + MOST_TURNS + " turns");
    }

    /// Lets time go by; what falls due on the way happens at its instant.
    public void pass(Duration time) {
        passUntil(clock.instant().plus(time));
    }

    public void passUntil(Instant end) {
        settle();
        for (var next = nextDue(); next.isPresent() && !next.get().isAfter(end); next = nextDue()) {
            // A relay that rests after a failure is asked again a little later than what is due.
            clock.set(
                    next.get().isAfter(clock.instant())
                            ? next.get()
                            : clock.instant().plusSeconds(1));
            settle();
        }
        if (clock.instant().isBefore(end)) {
            clock.set(end);
        }
    }

    private Optional<Instant> nextDue() {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(NEXT_DUE)) {
            rows.next();
            return Optional.ofNullable(rows.getTimestamp(1)).map(Timestamp::toInstant);
        } catch (SQLException failed) {
            throw new IllegalStateException(NEXT_DUE, failed);
        }
    }

    /// Lets time go by while nobody runs anything.
    public void outage(Duration time) {
        clock.set(clock.instant().plus(time));
    }

    public List<Mail> inbox() {
        return relay.arrived();
    }

    public List<String> subjectsOf(String email) {
        return relay.arrived().stream()
                .filter(mail -> mail.to().equals(email))
                .map(Mail::subject)
                .toList();
    }

    public SequenceReports.Status status(String sequence) {
        return engine.reports().status(workspace, sequence);
    }

    /// The API's words for a sequence's sends, oldest first.
    public List<String> states(String sequence) {
        return sends(sequence).stream().map(send -> send.state().apiWord()).toList();
    }

    public List<Ledger.Entry> sends(String sequence) {
        return engine.reports()
                .sends(workspace, sequence, Optional.empty(), Optional.empty(), 1_000)
                .items();
    }

    @Override
    public void close() {
        others.forEach(Engine::close);
        engine.close();
        store.close();
        database.close();
    }
}
