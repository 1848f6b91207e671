package dev.espalier.server;

import dev.espalier.engine.access.Access;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.people.PeopleBook;
import dev.espalier.engine.people.SignIn;
import dev.espalier.engine.store.Store;
import dev.espalier.passwords.Argon2Passwords;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;

/// What opens the doors: keys of programs, sessions of people.
public record Credentials(Access keys, SignIn people, PeopleBook book) {

    /// @param publicUrl where people reach this server
    static Credentials of(Store store, InstantSource clock, Supplier<URI> publicUrl) {
        var signIn = new SignIn(store, new Argon2Passwords(), clock);
        return new Credentials(
                new Access(store, new Ids(clock), clock),
                signIn,
                new PeopleBook(store, signIn, publicUrl, clock));
    }
}
