package dev.espalier.engine.sends;

import dev.espalier.engine.id.TypeId;
import dev.espalier.engine.paging.Cursor;
import dev.espalier.engine.paging.Limit;
import dev.espalier.engine.store.Feedbacks;
import dev.espalier.engine.store.Ledger.Entry;
import dev.espalier.engine.store.Page;
import dev.espalier.engine.store.Store;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.send.SendState;
import java.util.List;
import java.util.Optional;

/// Shows the ledger.
public final class SendReports {

    /// What a send's id begins with.
    public static final String PREFIX = "snd";

    private static final Cursor CURSOR = Cursor.in("sends");

    private final Store store;

    public SendReports(Store store) {
        this.store = store;
    }

    /// What to list; every filter is optional.
    ///
    /// @param states those that will do
    /// @param limit 1..100
    public record Query(
            Optional<List<SendState>> states,
            Optional<String> sequenceId,
            Optional<String> contactId,
            Optional<String> cursor,
            int limit) {}

    /// @param id such as `snd_01k…`
    /// @throws NotFound when there is none
    public Entry get(int workspace, String id) {
        return TypeId.parse(PREFIX, id)
                .flatMap(uuid -> store.inTransaction(tx -> tx.ledger().find(workspace, uuid)))
                .orElseThrow(() -> new NotFound("send", id));
    }

    /// What came back about it, oldest first.
    ///
    /// @throws NotFound when there is no such send
    public List<Feedbacks.Row> feedback(int workspace, String id) {
        var send = get(workspace, id).id();
        return store.inTransaction(tx -> tx.feedbacks().of(workspace, send));
    }

    /// Oldest planned first.
    ///
    /// @throws Invalid at `limit` or `cursor`
    public Page<Entry> list(int workspace, Query query) {
        int limit = Limit.check(query.limit());
        var after = CURSOR.readId(query.cursor());
        var page =
                store.inTransaction(tx ->
                        tx.ledger()
                                .list(
                                        workspace,
                                        query.states(),
                                        query.sequenceId(),
                                        query.contactId(),
                                        after,
                                        limit));
        return new Page<>(page.items(), page.next().map(CURSOR::write));
    }
}
