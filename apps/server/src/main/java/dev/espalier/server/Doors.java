package dev.espalier.server;

import dev.espalier.csv.CsvContacts;
import dev.espalier.engine.Engine;
import dev.espalier.engine.access.Access;
import dev.espalier.engine.contacts.ContactBook;
import dev.espalier.engine.contacts.SuppressionList;
import dev.espalier.engine.drafting.DraftingRoom;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.mailbox.BuiltInMailbox;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.templates.TemplateLibrary;
import dev.espalier.http.api.Api;
import dev.espalier.http.api.Services;
import dev.espalier.http.mailbox.MailboxPages;
import dev.espalier.http.operation.Operations;
import dev.espalier.http.page.FrontPage;
import dev.espalier.http.page.Pages;
import dev.espalier.http.preview.PreviewPages;
import dev.espalier.http.rest.Credential;
import dev.espalier.http.unsubscribe.UnsubscribePages;
import dev.espalier.mail.reading.MimeMessageReader;
import dev.espalier.server.config.Config;
import java.time.InstantSource;
import java.util.List;

/// What people and programs come in by: the operations of the API, and the pages.
final class Doors {

    private final InstantSource clock;
    private final Access access;
    private final BuiltInMailbox mailbox;
    private final Services services;
    private final Engine engine;

    Doors(
            Store store,
            InstantSource clock,
            Access access,
            Composer composer,
            Engine engine,
            DraftingRoom drafting) {
        this.clock = clock;
        this.engine = engine;
        this.access = access;
        this.mailbox = new BuiltInMailbox(store, new MimeMessageReader());
        this.services =
                new Services(
                        engine,
                        new ContactBook(store, new Ids(clock), clock, engine.barrier()),
                        new CsvContacts(),
                        new SuppressionList(store, clock, engine.barrier()),
                        new TemplateLibrary(store, composer, clock),
                        access,
                        mailbox,
                        drafting);
    }

    Operations operations() {
        return Api.operations(services);
    }

    /// @param watch those of whoever looks after the server
    /// @param webhooks those of mail providers
    /// @param callback that of whoever decides when jobs run
    List<Pages> pages(Config config, Pages watch, Pages webhooks, Pages callback) {
        return List.of(
                watch,
                new UnsubscribePages(engine.unsubscribing()),
                webhooks,
                callback,
                new PreviewPages(
                        engine.insight().previewing(),
                        visit ->
                                Credential.of(
                                        visit.header().apply("authorization").orElse(""),
                                        access::authenticate)),
                new MailboxPages(
                        new MailboxView(mailbox),
                        access::authenticate,
                        clock,
                        Listening.isSecure(config)),
                new FrontPage());
    }
}
