package dev.espalier.testing;

import dev.espalier.definition.Holidays;
import dev.espalier.email.Markup;
import dev.espalier.engine.Engine;
import dev.espalier.engine.Ids;
import dev.espalier.engine.NodeId;
import dev.espalier.engine.contacts.ContactBook;
import dev.espalier.engine.contacts.NewContact;
import dev.espalier.engine.ingest.Track;
import dev.espalier.engine.sequences.NewSequence;
import dev.espalier.engine.sequences.SequenceReports;
import dev.espalier.engine.store.Sends;
import dev.espalier.engine.templates.NewTemplate;
import dev.espalier.engine.templates.TemplateLibrary;
import dev.espalier.holidays.JollydayHolidays;
import dev.espalier.liquid.Liquid;
import dev.espalier.mail.MimeComposer;
import dev.espalier.postgres.PostgresStore;
import dev.espalier.postgres.TestDatabase;
import dev.espalier.syntax.TextDefinitions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The engine under the test's clock.
public final class Simulation implements AutoCloseable {

    /// A Monday morning, so that windows and weekdays read naturally.
    public static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private static final int MOST_TURNS = 100_000;

    private final TestDatabase database;
    private final PostgresStore store;
    private final SettableClock clock = new SettableClock(START);
    private final Relay relay = new Relay(clock);
    private final Engine engine;
    private final ContactBook contacts;
    private final TemplateLibrary templates;
    private final int workspace;

    private Simulation() {
        this.database = TestDatabase.create();
        this.store = PostgresStore.open(database.config());
        var holidays = new JollydayHolidays();
        var composer = new MimeComposer(Liquid.with(clock));
        this.engine = engine(holidays, composer, "simulation");
        this.contacts = new ContactBook(store, new Ids(clock), clock);
        this.templates = new TemplateLibrary(store, composer, clock);
        this.workspace =
                store.inTransaction(tx ->
                        tx.workspaces()
                                .create("Test", "Espalier", "hello@espalier.example", START)
                                .id());
    }

    private Engine engine(Holidays holidays, MimeComposer composer, String name) {
        return new Engine(
                new Engine.Ports(
                        store, new TextDefinitions(holidays), composer, relay, holidays, clock),
                NodeId.of(name));
    }

    public static Simulation start() {
        return new Simulation();
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
        engine.editor().create(workspace, new NewSequence(id, id, definition, Optional.empty()));
        return id;
    }

    /// The same, approved.
    public String active(String id, String definition) {
        draft(id, definition);
        engine.control().approve(workspace, id, "a person");
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
        var micros =
                database.one(
                        """
                        SELECT (extract(epoch FROM least(
                                   (SELECT min(due_at) FROM enrolment),
                                   (SELECT min(due_at) FROM pending_send WHERE state = 'queued'))) * 1000000)::bigint
                        """);
        return micros.equals("null")
                ? Optional.empty()
                : Optional.of(
                        Instant.EPOCH.plus(
                                Long.parseLong(micros), java.time.temporal.ChronoUnit.MICROS));
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

    public List<Sends.Row> sends(String sequence) {
        return engine.reports()
                .sends(workspace, sequence, Optional.empty(), Optional.empty(), 1_000)
                .items();
    }

    @Override
    public void close() {
        engine.close();
        store.close();
        database.close();
    }
}
