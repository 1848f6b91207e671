package dev.espalier.api;

import dev.espalier.csv.CsvContacts;
import dev.espalier.drafting.Drafters;
import dev.espalier.email.Sender;
import dev.espalier.engine.Engine;
import dev.espalier.engine.Node;
import dev.espalier.engine.NodeId;
import dev.espalier.engine.Site;
import dev.espalier.engine.access.Access;
import dev.espalier.engine.access.Caller;
import dev.espalier.engine.access.FirstStart;
import dev.espalier.engine.clock.DatabaseClock;
import dev.espalier.engine.contacts.ContactBook;
import dev.espalier.engine.contacts.SuppressionList;
import dev.espalier.engine.custody.Witness;
import dev.espalier.engine.dispatch.Receipts;
import dev.espalier.engine.drafting.DraftingRoom;
import dev.espalier.engine.drafting.Prices;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.jobs.running.EmbeddedJobs;
import dev.espalier.engine.jobs.running.JobWatcher;
import dev.espalier.engine.jobs.running.Works;
import dev.espalier.engine.limits.Limits;
import dev.espalier.engine.mail.WayBack;
import dev.espalier.engine.mailbox.BuiltInMailbox;
import dev.espalier.engine.mailbox.MailboxMailer;
import dev.espalier.engine.people.PeopleBook;
import dev.espalier.engine.people.SignIn;
import dev.espalier.engine.replay.Once;
import dev.espalier.engine.store.JobQueue.Terms;
import dev.espalier.engine.templates.TemplateLibrary;
import dev.espalier.holidays.JollydayHolidays;
import dev.espalier.http.HttpConfig;
import dev.espalier.http.HttpServer;
import dev.espalier.http.api.Api;
import dev.espalier.http.api.Services;
import dev.espalier.http.door.Door;
import dev.espalier.http.operation.Authenticator;
import dev.espalier.http.operation.Operations;
import dev.espalier.http.preview.PreviewPages;
import dev.espalier.http.signin.SignInPages;
import dev.espalier.http.unsubscribe.UnsubscribePages;
import dev.espalier.liquid.Liquid;
import dev.espalier.mail.MimeComposer;
import dev.espalier.mail.reading.MimeMessageReader;
import dev.espalier.passwords.Argon2Passwords;
import dev.espalier.postgres.DatabaseConfig;
import dev.espalier.postgres.PostgresStore;
import dev.espalier.send.InDoubt;
import dev.espalier.syntax.TextDefinitions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The whole product on a free port, its mail kept in the built-in mailbox.
final class ApiServer implements AutoCloseable {

    /// The first key, with the full scope.
    static final String KEY = "esp_the-first-key-of-the-tests";

    private final String firstLink;
    private final Deque<Runnable> parts = new ArrayDeque<>();
    private final Operations operations;
    private final HttpServer http;
    private final Runnable jobs;
    private final Access access;

    private ApiServer(DatabaseConfig database, Duration patience) {
        var store = opened(PostgresStore.open(database), PostgresStore::close);
        var clock = DatabaseClock.of(store);
        var ids = new Ids(clock);
        this.access = new Access(store, ids, clock);
        var signIn = new SignIn(store, new Argon2Passwords(), clock);
        var people =
                new PeopleBook(store, signIn, () -> URI.create("https://espalier.example"), clock);
        var start =
                access.bootstrap(
                        Optional.of(KEY), new Sender("Espalier", "hello@espalier.example"));
        this.firstLink = start instanceof FirstStart.Made made ? made.link() : "";
        var doors =
                new Authenticator() {
                    @Override
                    public Caller authenticate(String key) {
                        return access.authenticate(key);
                    }

                    @Override
                    public Caller session(String secret) {
                        return signIn.caller(secret);
                    }
                };
        var holidays = new JollydayHolidays();
        var composer = new MimeComposer(Liquid.with(clock));
        var ports =
                new Engine.Ports(
                        store,
                        new TextDefinitions(holidays),
                        composer,
                        opened(new MailboxMailer(store, ids, clock), MailboxMailer::close),
                        Receipts.NONE,
                        holidays,
                        clock,
                        new Site(
                                new WayBack(
                                        () -> URI.create("https://mail.example"), Optional.empty()),
                                InDoubt.RESEND,
                                Witness.NONE,
                                Limits.none()));
        var node = NodeId.of("api-test");
        var engine = opened(new Engine(ports, node, patience), Engine::close);
        opened(Node.start(engine, clock), Node::close);
        var drafting =
                new DraftingRoom(
                        new DraftingRoom.Ports(
                                store,
                                new TextDefinitions(holidays),
                                composer,
                                Drafters.open(Optional.empty()),
                                clock),
                        Prices.UNKNOWN);
        this.jobs =
                () ->
                        opened(
                                EmbeddedJobs.start(
                                        store,
                                        Works.of(drafting.works()),
                                        clock,
                                        new Terms(node.id(), 8, 8),
                                        JobWatcher.NOBODY,
                                        engine.jobBell()),
                                EmbeddedJobs::close);
        this.operations =
                Api.operations(
                        new Services(
                                engine,
                                new ContactBook(store, ids, clock, engine.barrier()),
                                new CsvContacts(),
                                new SuppressionList(store, clock, engine.barrier()),
                                new TemplateLibrary(store, composer, clock),
                                access,
                                people,
                                new BuiltInMailbox(store, new MimeMessageReader()),
                                drafting));
        this.http =
                opened(
                        HttpServer.start(
                                HttpConfig.local(),
                                operations,
                                List.of(
                                        new UnsubscribePages(engine.unsubscribing()),
                                        new SignInPages(
                                                signIn,
                                                new Door(doors, Optional.empty()),
                                                workspace ->
                                                        engine.settings().get(workspace).name(),
                                                clock),
                                        new PreviewPages(
                                                engine.insight().previewing(),
                                                new BuiltInMailbox(store, new MimeMessageReader()),
                                                new Door(doors, Optional.empty())::caller)),
                                doors,
                                new Once(store, clock)::answer),
                        HttpServer::close);
    }

    /// Makes another workspace.
    ///
    /// @return its key
    String anotherWorkspace() {
        return access.found("Another", new Sender("Another", "hello@another.example")).key();
    }

    /// @param patience how long whoever stops emails waits for those in flight
    static ApiServer on(DatabaseConfig database, Duration patience) {
        return new ApiServer(database, patience);
    }

    private <T> T opened(T part, Consumer<T> close) {
        parts.push(() -> close.accept(part));
        return part;
    }

    /// Has drafts written that are asked for; without it they wait.
    void startJobs() {
        jobs.run();
    }

    /// The secret part of the link by which the first owner comes in; empty at a second start.
    String firstLink() {
        return firstLink;
    }

    int port() {
        return http.port();
    }

    Operations operations() {
        return operations;
    }

    /// With the first key.
    ApiClient client() {
        return client(KEY);
    }

    ApiClient client(String key) {
        return new ApiClient(http.port(), key);
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            parts.pop().run();
        }
    }
}
