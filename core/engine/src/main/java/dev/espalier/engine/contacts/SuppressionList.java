package dev.espalier.engine.contacts;

import dev.espalier.contact.EmailAddress;
import dev.espalier.contact.Suppression;
import dev.espalier.engine.barrier.Barrier;
import dev.espalier.engine.barrier.Settled;
import dev.espalier.engine.paging.Cursor;
import dev.espalier.engine.paging.Limit;
import dev.espalier.engine.store.InFlight.Scope;
import dev.espalier.engine.store.Page;
import dev.espalier.engine.store.Store;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotAllowed;
import dev.espalier.refusal.Refused.NotFound;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The addresses of a workspace that must not be mailed, as people keep them.
public final class SuppressionList {

    private static final Cursor CURSOR = Cursor.in("suppressions");

    private final Store store;
    private final InstantSource clock;
    private final Barrier barrier;

    public SuppressionList(Store store, InstantSource clock, Barrier barrier) {
        this.store = store;
        this.clock = clock;
        this.barrier = barrier;
    }

    /// Adding an address that is in already leaves its first reason.
    ///
    /// @throws Invalid at `email`
    public Settled<Suppression> add(int workspace, String email, String detail) {
        if (Properties.textFault(detail) != null || detail.length() > 500) {
            throw Invalid.of("detail", "(expected: text of at most 500 characters)");
        }
        var key = key(email);
        var suppression =
                store.inTransaction(tx -> {
                    tx.suppressions()
                            .add(
                                    new Suppression(
                                            workspace,
                                            key,
                                            Suppression.Reason.MANUAL,
                                            detail,
                                            ContactBook.now(clock)));
                    return tx.suppressions().find(workspace, key).orElseThrow(() -> missing(key));
                });
        return barrier.settled(suppression, new Scope.Address(workspace, key));
    }

    /// @throws NotFound when the address is not in
    /// @throws Invalid at `email`
    public Suppression get(int workspace, String email) {
        var key = key(email);
        return store.inTransaction(
                tx -> tx.suppressions().find(workspace, key).orElseThrow(() -> missing(key)));
    }

    /// By address.
    ///
    /// @throws Invalid at `limit` or `cursor`
    public Page<Suppression> list(int workspace, Optional<String> cursor, int limit) {
        int checked = Limit.check(limit);
        var after = CURSOR.read(cursor);
        var page = store.inTransaction(tx -> tx.suppressions().list(workspace, after, checked));
        return new Page<>(page.items(), page.next().map(CURSOR::write));
    }

    /// Those after an address, by address; for whoever writes all of them to a file.
    ///
    /// @param after an address, however it is spelled; empty: from the first
    public List<Suppression> page(int workspace, Optional<String> after, int limit) {
        var key = after.map(SuppressionList::key);
        return store.inTransaction(tx -> tx.suppressions().list(workspace, key, limit).items());
    }

    /// An import of any length.
    public SuppressionImport startImport(int workspace) {
        return new SuppressionImport(store, clock, barrier, workspace);
    }

    /// The address may be mailed again.
    ///
    /// @throws NotFound when the address is not in
    /// @throws NotAllowed when the person asked to be forgotten: only they may undo that
    public void remove(int workspace, String email) {
        var key = key(email);
        store.run(tx -> {
            var found = tx.suppressions().find(workspace, key).orElseThrow(() -> missing(key));
            if (found.reason() == Suppression.Reason.ERASED) {
                throw new NotAllowed("\"" + key + "\" belongs to somebody who was erased");
            }
            tx.suppressions().remove(workspace, key);
        });
    }

    private static String key(String email) {
        return switch (EmailAddress.parse(email)) {
            case EmailAddress.Parsed.Valid(var address) -> address.normalised();
            case EmailAddress.Parsed.Invalid(var reason) -> throw Invalid.of("email", reason);
        };
    }

    private static NotFound missing(String address) {
        return new NotFound("suppression of", address);
    }
}
