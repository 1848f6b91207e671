package dev.espalier.server;

import dev.espalier.csv.CsvContacts;
import dev.espalier.engine.Engine;
import dev.espalier.engine.access.Access;
import dev.espalier.engine.access.Caller;
import dev.espalier.engine.contacts.ContactBook;
import dev.espalier.engine.contacts.SuppressionList;
import dev.espalier.engine.drafting.DraftingRoom;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.mailbox.BuiltInMailbox;
import dev.espalier.engine.people.SignIn;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.templates.TemplateLibrary;
import dev.espalier.http.api.Api;
import dev.espalier.http.api.Services;
import dev.espalier.http.door.Door;
import dev.espalier.http.mailbox.MailboxPages;
import dev.espalier.http.operation.Authenticator;
import dev.espalier.http.operation.Operations;
import dev.espalier.http.page.FrontPage;
import dev.espalier.http.page.Pages;
import dev.espalier.http.preview.PreviewPages;
import dev.espalier.http.signin.SignInPages;
import dev.espalier.http.unsubscribe.UnsubscribePages;
import dev.espalier.http.web.WebPages;
import dev.espalier.mail.reading.MimeMessageReader;
import dev.espalier.server.config.Config;
import java.time.InstantSource;
import java.util.List;

/// What people and programs come in by: the operations of the API, and the pages.
final class Doors {

    private final InstantSource clock;
    private final Access access;
    private final SignIn signIn;
    private final BuiltInMailbox mailbox;
    private final Services services;
    private final Engine engine;

    Doors(
            Store store,
            InstantSource clock,
            Credentials credentials,
            Composer composer,
            Engine engine,
            DraftingRoom drafting) {
        this.clock = clock;
        this.engine = engine;
        this.access = credentials.keys();
        this.signIn = credentials.people();
        this.mailbox = new BuiltInMailbox(store, new MimeMessageReader());
        this.services =
                new Services(
                        engine,
                        new ContactBook(store, new Ids(clock), clock, engine.barrier()),
                        new CsvContacts(),
                        new SuppressionList(store, clock, engine.barrier()),
                        new TemplateLibrary(store, composer, clock),
                        access,
                        credentials.book(),
                        mailbox,
                        drafting);
    }

    Operations operations() {
        return Api.operations(services);
    }

    /// Knows keys and sessions.
    Authenticator authenticator() {
        return new Authenticator() {
            @Override
            public Caller authenticate(String key) {
                return access.authenticate(key);
            }

            @Override
            public Caller session(String secret) {
                return signIn.caller(secret);
            }
        };
    }

    /// @param watch those of whoever looks after the server
    /// @param webhooks those of mail providers
    /// @param callback that of whoever decides when jobs run
    List<Pages> pages(Config config, Pages watch, Pages webhooks, Pages callback) {
        var door = new Door(authenticator(), config.publicUrl());
        return List.of(
                watch,
                new UnsubscribePages(engine.unsubscribing()),
                webhooks,
                callback,
                new PreviewPages(engine.insight().previewing(), mailbox, door::caller),
                new MailboxPages(
                        new MailboxView(mailbox),
                        access::authenticate,
                        clock,
                        door::caller,
                        Listening.isSecure(config)),
                new SignInPages(
                        signIn, door, workspace -> engine.settings().get(workspace).name(), clock),
                new WebPages(Doors.class.getClassLoader()),
                new FrontPage());
    }
}
