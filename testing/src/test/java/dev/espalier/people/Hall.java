package dev.espalier.people;

import dev.espalier.access.Person;
import dev.espalier.access.Role;
import dev.espalier.email.Sender;
import dev.espalier.engine.access.Access;
import dev.espalier.engine.access.Caller;
import dev.espalier.engine.access.FirstStart;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.people.Passwords;
import dev.espalier.engine.people.PeopleBook;
import dev.espalier.engine.people.SignIn;
import dev.espalier.engine.people.SignedIn;
import dev.espalier.passwords.Argon2Passwords;
import dev.espalier.postgres.PostgresStore;
import dev.espalier.postgres.TestDatabase;
import dev.espalier.refusal.Refused.Unauthenticated;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// A server's people, without the server.
final class Hall implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";

    private final TestDatabase database = TestDatabase.create();
    private final PostgresStore store = database.store();
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-03-02T09:00:00Z"));
    private final Argon2Passwords passwords = new Argon2Passwords(64);
    private final SignIn signIn = new SignIn(store, passwords, now::get);
    private final PeopleBook book =
            new PeopleBook(store, signIn, () -> URI.create("https://mail.example"), now::get);
    private final FirstStart.Made first =
            (FirstStart.Made)
                    new Access(store, new Ids(now::get), now::get)
                            .bootstrap(Optional.empty(), new Sender("Ada", "ada@example.test"));

    SignIn signIn() {
        return signIn;
    }

    PeopleBook book() {
        return book;
    }

    /// Another node on the same database.
    SignIn elsewhere() {
        return new SignIn(store, passwords, now::get);
    }

    /// A node on which something happens while a password is being looked at.
    SignIn slow(Runnable meanwhile) {
        return new SignIn(
                store,
                new Passwords() {
                    @Override
                    public String hash(String password) {
                        return passwords.hash(password);
                    }

                    @Override
                    public boolean matches(String password, String hash) {
                        boolean is = passwords.matches(password, hash);
                        meanwhile.run();
                        return is;
                    }
                },
                now::get);
    }

    String firstLink() {
        return first.link();
    }

    int workspace() {
        return first.workspace();
    }

    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    /// The first owner, signed in.
    SignedIn.In ada() {
        return signIn.use(firstLink(), "Ada@Example.com", "Ada", PASSWORD);
    }

    /// Somebody more, signed in.
    SignedIn.In invited(String email, Role role) {
        return signIn.use(
                secret(book.invite(workspace(), email, role, "key_1")), null, "N", PASSWORD);
    }

    static String secret(PeopleBook.NewLink link) {
        return link.url().getPath().substring("/welcome/".length());
    }

    SignedIn.In in(Person person, String password) {
        return (SignedIn.In) signIn.signIn(person.email(), password, "192.0.2.1");
    }

    boolean isIn(String session) {
        return caller(session).isPresent();
    }

    Optional<Caller> caller(String session) {
        try {
            return Optional.of(signIn.caller(session));
        } catch (Unauthenticated _) {
            return Optional.empty();
        }
    }

    /// Everything that the database knows of people, as text.
    String everything() {
        return database.one(
                "SELECT concat((SELECT string_agg(p::text, ' ') FROM person p),"
                        + " (SELECT string_agg(s::text, ' ') FROM session s),"
                        + " (SELECT string_agg(l::text, ' ') FROM sign_in_link l),"
                        + " (SELECT string_agg(a::text, ' ') FROM sign_in_attempt a))");
    }

    @Override
    public void close() {
        store.close();
        database.close();
    }
}
