package dev.espalier.engine.people;

import dev.espalier.access.Person;
import dev.espalier.access.SignInLink;
import dev.espalier.contact.EmailAddress;
import dev.espalier.engine.access.Caller;
import dev.espalier.engine.access.KnownCallers;
import dev.espalier.engine.access.Secret;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.store.Persons.WithPassword;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Refused.Conflict;
import dev.espalier.refusal.Refused.Forbidden;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.refusal.Refused.Unauthenticated;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// People come in, stay for a while, and go. Safe for use by many threads.
public final class SignIn {

    /// A session that nobody uses ends.
    public static final Duration IDLE = Duration.ofHours(12);

    /// And every one does.
    public static final Duration LONGEST = Duration.ofDays(7);

    /// Attempts at one address before waiting begins.
    private static final int FREE_AT_ADDRESS = 5;

    /// And from one place: an office has many people behind it.
    private static final int FREE_FROM_PLACE = 50;

    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private final Store store;
    private final Passwords passwords;
    private final Ids ids;
    private final InstantSource clock;
    private final KnownCallers known = new KnownCallers();
    private final String nobodys;

    public SignIn(Store store, Passwords passwords, InstantSource clock) {
        this.store = store;
        this.passwords = passwords;
        this.ids = new Ids(clock);
        this.clock = clock;
        this.nobodys = passwords.hash(Secret.random().reveal());
    }

    /// @param email as typed
    /// @param from where the attempt came from, such as an IP address
    public SignedIn signIn(String email, String password, String from) {
        var now = clock.instant();
        var address = EmailAddress.keyOf(email);
        var subject = Secret.sha256("address " + address);
        var place = Secret.sha256("place " + from);
        var wait =
                store.inTransaction(tx -> {
                    var there = tx.signInAttempts().begin(place, FREE_FROM_PLACE, now);
                    return there.isPresent()
                            ? there
                            : tx.signInAttempts().begin(subject, FREE_AT_ADDRESS, now);
                });
        if (wait.isPresent()) {
            return new SignedIn.Wait(wait.get());
        }
        var found = store.inTransaction(tx -> tx.persons().findByEmail(address));
        // As long for an address that nobody has.
        boolean isRight =
                passwords.matches(password, found.map(WithPassword::passwordHash).orElse(nobodys));
        if (!isRight || found.isEmpty() || found.get().person().disabledAt().isPresent()) {
            return new SignedIn.Wrong();
        }
        return store.inTransaction(tx -> {
            // Hashing takes a while: who was disabled meanwhile, or got another password, stays
            // out.
            tx.persons().lock(found.get().person().workspace());
            var still = tx.persons().findByEmail(address);
            if (still.isEmpty()
                    || still.get().person().disabledAt().isPresent()
                    || !still.get().passwordHash().equals(found.get().passwordHash())) {
                return new SignedIn.Wrong();
            }
            tx.signInAttempts().forget(subject);
            // An office has many people behind it, and those who are right use none of its attempts
            // up.
            tx.signInAttempts().takeBack(place, FREE_FROM_PLACE);
            return opened(tx, still.get().person(), now);
        });
    }

    private static SignedIn.In opened(Transaction tx, Person person, Instant now) {
        var secret = Secret.random();
        tx.sessions().insert(person.workspace(), secret.hash(), person.id(), now);
        return new SignedIn.In(secret.reveal(), person);
    }

    /// Whose session it is.
    ///
    /// @param secret from a cookie; whatever a stranger can type
    /// @throws Unauthenticated when it is unknown, ended or too old
    public Caller caller(String secret) {
        var session = Secret.of(secret);
        return known.find(
                        session.hexHash(),
                        clock.instant(),
                        () -> open(session).map(SignIn::callerOf))
                .orElseThrow(
                        () -> new Unauthenticated("the session has ended (expected: sign in)"));
    }

    private static Caller callerOf(Person person) {
        return new Caller(person.workspace(), person.id(), person.role().scopes());
    }

    private Optional<Person> open(Secret session) {
        var now = clock.instant();
        return store.inTransaction(tx -> {
            var found = tx.sessions().find(session.hash());
            if (found.isEmpty()
                    || found.get().createdAt().plus(LONGEST).isBefore(now)
                    || found.get().seenAt().plus(IDLE).isBefore(now)) {
                return Optional.<Person>empty();
            }
            if (found.get().seenAt().plus(SEEN_EVERY).isBefore(now)) {
                tx.sessions().saw(session.hash(), now);
            }
            return Optional.of(found.get().person());
        });
    }

    /// Who a caller is.
    ///
    /// @throws Forbidden when it is a key
    public Person person(Caller caller) {
        return store.inTransaction(tx -> tx.persons().find(caller.workspace(), caller.actor()))
                .map(WithPassword::person)
                .orElseThrow(() -> new Forbidden("a key is no person (expected: a session)"));
    }

    /// Takes effect on this node before it answers. Again is harmless.
    public void signOut(String secret) {
        store.run(tx -> tx.sessions().end(Secret.of(secret).hash()));
        known.forgetAll();
    }

    /// Ends every other session of that person.
    ///
    /// @param secret of the session that stays
    /// @throws Invalid at `current` or `password`
    public void changePassword(Caller caller, String secret, String current, String password) {
        var person = person(caller);
        var rules = new Rules();
        rules.password(password, Optional.of(person.email()));
        rules.check();
        var subject = Secret.sha256("change " + person.id());
        var now = clock.instant();
        var wait =
                store.inTransaction(tx -> tx.signInAttempts().begin(subject, FREE_AT_ADDRESS, now));
        if (wait.isPresent()) {
            throw Invalid.of(
                    "current", "too many attempts (expected: wait until " + wait.get() + ")");
        }
        var kept =
                store.inTransaction(tx -> tx.persons().find(caller.workspace(), person.id()))
                        .orElseThrow();
        if (!passwords.matches(current, kept.passwordHash())) {
            throw Invalid.of("current", "wrong (expected: your password until now)");
        }
        var hash = passwords.hash(password);
        store.run(tx -> {
            tx.signInAttempts().forget(subject);
            tx.persons().savePassword(caller.workspace(), person.id(), hash);
            tx.sessions()
                    .endAll(caller.workspace(), person.id(), Optional.of(Secret.of(secret).hash()));
        });
        known.forgetAll();
    }

    /// What a link is for.
    ///
    /// @throws NotFound when it was used, withdrawn or has expired
    public SignInLink link(String secret) {
        return store.inTransaction(tx -> link(tx, Secret.of(secret)));
    }

    private SignInLink link(Transaction tx, Secret secret) {
        return tx.signInLinks()
                .find(secret.hash(), clock.instant())
                .orElseThrow(() -> new NotFound("such link; it was used or has expired", "…"));
    }

    /// Uses a link up: makes the person, or sets their password anew, and signs them in.
    ///
    /// @param email for a link that knows none
    /// @param name for a link that makes a person
    /// @throws NotFound when it was used, withdrawn or has expired
    /// @throws Invalid at `email`, `name` or `password`
    /// @throws Conflict when somebody has that address
    public SignedIn.In use(
            String secret, @Nullable String email, @Nullable String name, String password) {
        var link = link(secret);
        var rules = new Rules();
        boolean isNew = link.person().isEmpty();
        var address = link.email().orElseGet(() -> rules.email(email));
        var called = isNew ? rules.name(name) : "";
        rules.password(password, Optional.of(address));
        rules.check();
        var hash = passwords.hash(password);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var in =
                store.inTransaction(tx -> {
                    if (!tx.signInLinks().end(link.workspace(), link.id(), now)) {
                        throw new NotFound("such link; it was used or has expired", "…");
                    }
                    return link.person()
                            .map(person -> again(tx, link, person, hash, now))
                            .orElseGet(() -> made(tx, link, address, called, hash, now));
                });
        known.forgetAll();
        return in;
    }

    private SignedIn.In made(
            Transaction tx, SignInLink link, String email, String name, String hash, Instant now) {
        var person =
                new Person(
                        link.workspace(),
                        ids.next("per"),
                        email,
                        name,
                        link.role(),
                        now,
                        Optional.empty(),
                        Optional.empty());
        if (!tx.persons().insert(person, hash)) {
            throw new Conflict("somebody with the address " + email + " signs in here already");
        }
        return opened(tx, person, now);
    }

    private SignedIn.In again(
            Transaction tx, SignInLink link, String id, String hash, Instant now) {
        var person =
                tx.persons()
                        .find(link.workspace(), id)
                        .map(WithPassword::person)
                        .filter(found -> found.disabledAt().isEmpty())
                        .orElseThrow(() -> new NotFound("person who may sign in", id));
        tx.persons().savePassword(link.workspace(), id, hash);
        tx.sessions().endAll(link.workspace(), id, Optional.empty());
        tx.signInAttempts().forget(Secret.sha256("address " + person.email()));
        return opened(tx, person, now);
    }

    /// What was known of people a moment ago is looked up again.
    void forgetKnown() {
        known.forgetAll();
    }
}
