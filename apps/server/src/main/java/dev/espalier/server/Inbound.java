package dev.espalier.server;

import dev.espalier.engine.Engine;
import dev.espalier.engine.NodeId;
import dev.espalier.engine.feedback.FeedbackDesk;
import dev.espalier.engine.feedback.FeedbackKeeper;
import dev.espalier.engine.feedback.MailRoom;
import dev.espalier.engine.feedback.Matching;
import dev.espalier.engine.feedback.Source;
import dev.espalier.engine.feedback.WebhookReader;
import dev.espalier.engine.feedback.Webhooks;
import dev.espalier.engine.store.Store;
import dev.espalier.feedback.imap.MailboxWatch;
import dev.espalier.feedback.mail.MailParser;
import dev.espalier.feedback.smtp.InboundPort;
import dev.espalier.feedback.webhook.HttpsFetch;
import dev.espalier.feedback.webhook.PostmarkWebhook;
import dev.espalier.feedback.webhook.ResendWebhook;
import dev.espalier.feedback.webhook.SesWebhook;
import dev.espalier.server.config.Config;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.function.BiConsumer;

/// Where what comes back from the world of mail comes in.
final class Inbound implements AutoCloseable {

    private final Closing closing = new Closing();
    private final Webhooks webhooks;

    private Inbound(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /// @param told of everything that comes in: its kind and what became of it
    /// @throws CannotStart when the port cannot be listened on
    static Inbound open(
            Config config,
            Store store,
            InstantSource clock,
            Engine engine,
            NodeId node,
            BiConsumer<String, String> told) {
        var matching = new Matching(store, engine.returnPath()::read);
        var desk = new FeedbackDesk(store, clock, engine.barrier(), matching);
        desk.onFeedback(told);
        var inbound = new Inbound(webhooks(config.inbound(), desk, clock));
        try {
            inbound.start(config, store, clock, engine, node, desk, matching);
            return inbound;
        } catch (RuntimeException | Error failed) {
            inbound.close();
            throw failed;
        }
    }

    private void start(
            Config config,
            Store store,
            InstantSource clock,
            Engine engine,
            NodeId node,
            FeedbackDesk desk,
            Matching matching) {
        var keeper = new FeedbackKeeper(store, desk, engine.resolving(), clock).start();
        closing.add(keeper::close);
        var addresses = new HashSet<>(config.inbound().addresses());
        addresses.add(config.mail().from().email());
        engine.returnPath().base().ifPresent(base -> addresses.add(base.text()));
        var room =
                new MailRoom(
                        new MailParser(),
                        desk,
                        matching,
                        token -> engine.unsubscribing().leaveEverything(token).isPresent(),
                        addresses);
        config.inbound()
                .smtp()
                .ifPresent(smtp -> {
                    try {
                        var port = InboundPort.start(smtp, room);
                        closing.add(port::close);
                    } catch (UncheckedIOException failed) {
                        throw new CannotStart(String.valueOf(failed.getMessage()), failed);
                    }
                });
        config.inbound()
                .imap()
                .ifPresent(mailbox -> {
                    var watch =
                            MailboxWatch.start(
                                    mailbox, room, store, clock, node.id(), MailboxWatch.USUAL);
                    closing.add(watch::close);
                });
    }

    private static Webhooks webhooks(
            Config.Inbound inbound, FeedbackDesk desk, InstantSource clock) {
        var readers = new HashMap<String, WebhookReader>();
        inbound.resendSecret()
                .ifPresent(secret ->
                        readers.put(Source.RESEND.word(), new ResendWebhook(secret, clock)));
        inbound.postmarkSecret()
                .ifPresent(
                        secret -> readers.put(Source.POSTMARK.word(), new PostmarkWebhook(secret)));
        if (!inbound.sesTopics().isEmpty()) {
            readers.put(
                    Source.SES.word(),
                    new SesWebhook(inbound.sesTopics(), new HttpsFetch(), clock));
        }
        return new Webhooks(readers, desk);
    }

    Webhooks webhooks() {
        return webhooks;
    }

    @Override
    public void close() {
        closing.close();
    }
}
