package dev.espalier.engine.people;

import dev.espalier.access.Person;
import dev.espalier.access.Role;
import dev.espalier.access.SignInLink;
import dev.espalier.access.SignInLink.Kind;
import dev.espalier.engine.access.Secret;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.store.Persons.WithPassword;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Refused.Conflict;
import dev.espalier.refusal.Refused.NotAllowed;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.refusal.Refused.TooMany;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Who may sign in, and as what. Safe for use by many threads.
public final class PeopleBook {

    /// How long an invitation, or a link for a new password, can be used.
    public static final Duration LINK_LASTS = Duration.ofDays(3);

    private static final int MOST = 1_000;

    private final Store store;
    private final SignIn signIn;
    private final Supplier<URI> publicUrl;
    private final Ids ids;
    private final InstantSource clock;

    /// @param signIn forgets at once what changed here
    /// @param publicUrl where people reach this server
    public PeopleBook(Store store, SignIn signIn, Supplier<URI> publicUrl, InstantSource clock) {
        this.store = store;
        this.signIn = signIn;
        this.publicUrl = publicUrl;
        this.ids = new Ids(clock);
        this.clock = clock;
    }

    /// A link that was just made.
    ///
    /// @param url what its owner opens; it cannot be had again
    public record NewLink(SignInLink link, URI url) {
        @Override
        public String toString() {
            return "NewLink[link=" + link + ", url=hidden]";
        }
    }

    /// By name.
    public List<Person> list(int workspace) {
        return store.inTransaction(tx -> tx.persons().list(workspace));
    }

    /// Lets somebody in. Earlier invitations of that address end.
    ///
    /// @param by who invites
    /// @throws dev.espalier.refusal.Refused.Invalid at `email`
    /// @throws Conflict when somebody with that address signs in here
    /// @throws TooMany when the workspace is full
    public NewLink invite(int workspace, String email, Role role, String by) {
        var rules = new Rules();
        var address = rules.email(email);
        rules.check();
        return store.inTransaction(tx -> {
            if (tx.persons().findByEmail(address).isPresent()) {
                throw new Conflict(
                        "somebody with the address " + address + " signs in here already");
            }
            if (tx.persons().list(workspace).size() >= MOST) {
                throw new TooMany(MOST + " people (expected: at most that many)");
            }
            tx.signInLinks().endAll(workspace, address, clock.instant());
            return made(
                    tx,
                    workspace,
                    Kind.INVITATION,
                    Optional.of(address),
                    role,
                    Optional.empty(),
                    by);
        });
    }

    /// For somebody who forgot their password. The old one works until the link is used.
    ///
    /// @throws NotFound when there is no such person, or they may not sign in
    public NewLink newPassword(int workspace, String id, String by) {
        return store.inTransaction(tx -> {
            var person = found(tx, workspace, id);
            if (person.disabledAt().isPresent()) {
                throw new NotAllowed(
                        person.email() + " is disabled (expected: somebody who may sign in)");
            }
            tx.signInLinks().endAll(workspace, person.email(), clock.instant());
            return made(
                    tx,
                    workspace,
                    Kind.RESET,
                    Optional.of(person.email()),
                    person.role(),
                    Optional.of(id),
                    by);
        });
    }

    private NewLink made(
            Transaction tx,
            int workspace,
            Kind kind,
            Optional<String> email,
            Role role,
            Optional<String> person,
            String by) {
        var secret = Secret.random();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var link =
                new SignInLink(
                        workspace,
                        ids.next("link"),
                        kind,
                        email,
                        role,
                        person,
                        by,
                        now,
                        Optional.of(now.plus(LINK_LASTS)));
        tx.signInLinks().insert(link, secret.hash());
        return new NewLink(link, SignInLink.url(publicUrl.get(), secret.reveal()));
    }

    /// Those that can still be used, newest first.
    public List<SignInLink> invitations(int workspace) {
        return store.inTransaction(tx -> tx.signInLinks().invitations(workspace, clock.instant()));
    }

    /// @throws NotFound when there is none that can still be used
    public void withdraw(int workspace, String id) {
        store.run(tx -> {
            if (!tx.signInLinks().end(workspace, id, clock.instant())) {
                throw new NotFound("invitation", id);
            }
        });
    }

    /// Takes effect on this node before it answers. Disabling ends their sessions.
    ///
    /// @throws NotFound when there is no such person
    /// @throws NotAllowed when nobody would be left who is an owner
    public Person update(
            int workspace,
            String id,
            Optional<String> name,
            Optional<Role> role,
            Optional<Boolean> disabled) {
        var rules = new Rules();
        var called = name.map(rules::name);
        rules.check();
        try {
            return store.inTransaction(tx -> {
                tx.persons().lock(workspace);
                var person = found(tx, workspace, id);
                var becomes = role.orElse(person.role());
                var disabledAt =
                        disabled.map(is ->
                                        is
                                                ? Optional.of(
                                                        person.disabledAt()
                                                                .orElseGet(clock::instant))
                                                : Optional.<Instant>empty())
                                .orElse(person.disabledAt());
                if ((becomes != Role.OWNER || disabledAt.isPresent()) && isLastOwner(tx, person)) {
                    throw new NotAllowed(
                            person.email() + " is the last owner (expected: another one first)");
                }
                tx.persons().save(workspace, id, called.orElse(person.name()), becomes, disabledAt);
                if (disabledAt.isPresent()) {
                    tx.sessions().endAll(workspace, id, Optional.empty());
                }
                return found(tx, workspace, id);
            });
        } finally {
            signIn.forgetKnown();
        }
    }

    private static boolean isLastOwner(Transaction tx, Person person) {
        return tx.persons().list(person.workspace()).stream()
                .filter(each -> each.role() == Role.OWNER && each.disabledAt().isEmpty())
                .map(Person::id)
                .toList()
                .equals(List.of(person.id()));
    }

    private static Person found(Transaction tx, int workspace, String id) {
        return tx.persons()
                .find(workspace, id)
                .map(WithPassword::person)
                .orElseThrow(() -> new NotFound("person", id));
    }
}
