package dev.espalier.server;

import dev.espalier.access.SignInLink;
import dev.espalier.drafting.Drafters;
import dev.espalier.engine.Engine;
import dev.espalier.engine.Node;
import dev.espalier.engine.NodeId;
import dev.espalier.engine.Site;
import dev.espalier.engine.access.FirstStart;
import dev.espalier.engine.clock.DatabaseClock;
import dev.espalier.engine.dispatch.Receipts;
import dev.espalier.engine.drafting.DraftingRoom;
import dev.espalier.engine.replay.Once;
import dev.espalier.holidays.JollydayHolidays;
import dev.espalier.http.webhook.WebhookPages;
import dev.espalier.liquid.Liquid;
import dev.espalier.mail.MimeComposer;
import dev.espalier.mail.dkim.DkimSigner;
import dev.espalier.receipts.FileReceipts;
import dev.espalier.server.config.Config;
import dev.espalier.server.watch.CountingMailer;
import dev.espalier.server.watch.Metrics;
import dev.espalier.server.watch.WatchPages;
import dev.espalier.syntax.TextDefinitions;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The product, put together: a table of contents. Runs from [#start] until it is closed; closing
/// finishes what is in hand and may be done twice.
public final class Server implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final Closing closing;
    private final Listening listening;
    private final Home home;
    private final FirstStart firstStart;

    private Server(Closing closing, Listening listening, Home home, FirstStart firstStart) {
        this.closing = closing;
        this.listening = listening;
        this.home = home;
        this.firstStart = firstStart;
    }

    /// Returns when it serves.
    ///
    /// @param told takes a line for each thing that may take seconds
    /// @throws CannotStart for a reason that is the operator's to mend
    public static Server start(Config config, Consumer<String> told) {
        Listening.checkFree(config.http());
        var closing = new Closing();
        try {
            return start(config, told, closing);
        } catch (RuntimeException | Error failed) {
            closing.close();
            throw failed;
        }
    }

    private static Server start(Config config, Consumer<String> told, Closing closing) {
        var metrics = new Metrics();
        closing.add(metrics::close);
        var database = Database.open(config.database(), told);
        closing.add(database::close);
        var store = database.openStore();
        closing.add(store::close);
        var clock = DatabaseClock.of(store);
        metrics.watch(store, clock);
        var home = new Home(config);
        var credentials = Credentials.of(store, clock, home.wayBack().publicUrl());
        var firstStart = credentials.keys().bootstrap(config.firstKey(), config.mail().from());

        var mailer =
                new CountingMailer(Mailers.open(config.mail(), store, clock), metrics.registry());
        closing.add(mailer::close);
        var composer =
                new MimeComposer(Liquid.with(clock), config.mail().dkim().map(DkimSigner::new));
        var receipts =
                config.database()
                        .place()
                        .memory()
                        .map(dataDir -> FileReceipts.in(dataDir.resolve("receipts")))
                        .orElse(Receipts.NONE);
        closing.add(receipts::close);
        var nodeId = NodeId.of(NodeName.ofThisProcess());
        var holidays = new JollydayHolidays();
        var engine =
                new Engine(
                        new Engine.Ports(
                                store,
                                new TextDefinitions(holidays),
                                composer,
                                mailer,
                                receipts,
                                holidays,
                                clock,
                                new Site(
                                        home.wayBack(),
                                        config.mail().inDoubt(),
                                        FileWitness.of(config.database()),
                                        config.mail().limits())),
                        nodeId);
        closing.add(engine::close);

        var inbound = Inbound.open(config, store, clock, engine, nodeId, metrics::feedback);
        closing.add(inbound::close);
        var drafter = Drafters.open(config.ai().drafter());
        closing.add(drafter::close);
        var drafting =
                new DraftingRoom(
                        new DraftingRoom.Ports(
                                store, new TextDefinitions(holidays), composer, drafter, clock),
                        config.ai().prices());
        var background = new Background(config.jobs(), engine, drafting.works());
        var doors = new Doors(store, clock, credentials, composer, engine, drafting);
        var listening =
                Listening.start(
                        config,
                        doors.operations(),
                        doors.pages(
                                config,
                                new WatchPages(store, metrics, nodeId.name()),
                                new WebhookPages(inbound.webhooks()),
                                background.pages()),
                        doors.authenticator(),
                        new Once(store, clock)::answer,
                        metrics::request);
        closing.add(listening::close);
        // Not before: messages say where the server is reached.
        home.listensAt(listening.url());
        var node = Node.start(engine, clock);
        closing.add(node::close);
        background.start(
                store, clock, nodeId, home.wayBack().publicUrl().get().toString(), metrics::job);
        closing.add(background::close);
        LOG.info(
                "node {} serves at {}; mail goes to {}",
                nodeId.name(),
                listening.url(),
                config.mail().relay().isPresent() ? "the relay" : "the built-in mailbox");
        return new Server(closing, listening, home, firstStart);
    }

    /// `http://host:port`, as this machine reaches it.
    public String url() {
        return listening.url();
    }

    /// What the first owner opens to come in; empty when this start was not the first.
    public Optional<URI> firstLink() {
        return switch (firstStart) {
            case FirstStart.Made(_, _, _, var secret) ->
                    Optional.of(SignInLink.url(home.wayBack().publicUrl().get(), secret));
            case FirstStart.Before _ -> Optional.empty();
        };
    }

    /// What this start found; a key that it made is in it.
    public FirstStart firstStart() {
        return firstStart;
    }

    @Override
    public void close() {
        LOG.info("stopping; what is in hand is finished first");
        closing.close();
        LOG.info("stopped");
    }
}
