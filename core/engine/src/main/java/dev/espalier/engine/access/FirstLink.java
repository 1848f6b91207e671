package dev.espalier.engine.access;

import dev.espalier.access.Role;
import dev.espalier.access.SignInLink;
import dev.espalier.access.SignInLink.Kind;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.store.Transaction;
import java.time.InstantSource;
import java.util.Optional;

/// The link by which the first owner of a workspace comes in. Waits until it is used.
record FirstLink(Ids ids, InstantSource clock) {

    /// @return its secret part
    String made(Transaction tx, int workspace) {
        var secret = Secret.random();
        tx.signInLinks()
                .insert(
                        new SignInLink(
                                workspace,
                                ids.next("link"),
                                Kind.FIRST,
                                Optional.empty(),
                                Role.OWNER,
                                Optional.empty(),
                                "engine",
                                clock.instant(),
                                Optional.empty()),
                        secret.hash());
        return secret.reveal();
    }
}
