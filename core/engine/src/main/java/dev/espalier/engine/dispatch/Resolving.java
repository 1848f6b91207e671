package dev.espalier.engine.dispatch;

import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.id.TypeId;
import dev.espalier.engine.journal.Action;
import dev.espalier.engine.journal.Entry;
import dev.espalier.engine.sends.SendReports;
import dev.espalier.engine.store.Ledger;
import dev.espalier.engine.store.Sends.Doubtful;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Refused.NotAllowed;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.send.SendState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// What became of a send whose answer was lost is found out: a person says it, or something comes
/// back of it.
public final class Resolving {

    private static final int AT_ONCE = 500;

    private final Store store;
    private final Recorder recorder;
    private final InstantSource clock;
    private final Runnable onDue;

    /// What a person found out, or wants.
    public enum Verdict {
        /// The person has it: the next step is counted from when it was handed over.
        SENT,
        /// It goes once more, the same bytes.
        RESEND,
        /// It did not arrive, and shall not: the next step is counted from now.
        FAILED
    }

    /// @param onDue told when something is to be sent
    public Resolving(
            Store store, Programs programs, InstantSource clock, UUID node, Runnable onDue) {
        this.store = store;
        this.recorder = new Recorder(store, programs, clock, node, "", onDue);
        this.clock = clock;
        this.onDue = onDue;
    }

    /// @param id such as `snd_01k…`
    /// @param by who says so, for the journal
    /// @throws NotFound when there is no such send
    /// @throws NotAllowed when it is not in doubt, or is to go again to somebody who is out
    public Ledger.Entry resolve(int workspace, String id, Verdict verdict, String by) {
        var send = TypeId.parse(SendReports.PREFIX, id).orElseThrow(() -> new NotFound("send", id));
        var now = clock.instant();
        var resolved =
                store.inTransaction(tx -> {
                    var doubtful =
                            tx.sends()
                                    .findDoubtful(workspace, send)
                                    .orElseThrow(() -> notInDoubt(tx, workspace, id, send));
                    resolve(tx, doubtful, id, verdict, now);
                    tx.audits().write(List.of(entry(doubtful, id, verdict, by, now)));
                    return tx.ledger().find(workspace, send).orElseThrow();
                });
        onDue.run();
        return resolved;
    }

    /// Ends the doubt about sends of which something has come back, such as a bounce, a report of
    /// delivery or a reply: the relay took them. Several nodes may do it at once.
    ///
    /// @return how many it were
    public int settleProven() {
        int settled =
                store.inTransaction(tx -> {
                    var proven = tx.sends().proven(AT_ONCE);
                    var now = clock.instant();
                    proven.forEach(
                            doubtful -> sent(tx, doubtful, "found out by what came back", now));
                    return proven.size();
                });
        if (settled > 0) {
            onDue.run();
        }
        return settled;
    }

    private static RuntimeException notInDoubt(
            Transaction tx, int workspace, String id, UUID send) {
        return tx.ledger()
                .find(workspace, send)
                .<RuntimeException>map(row ->
                        new NotAllowed(
                                "send \""
                                        + id
                                        + "\" is "
                                        + row.state().apiWord()
                                        + " (expected: in_doubt)"))
                .orElseGet(() -> new NotFound("send", id));
    }

    private void resolve(
            Transaction tx, Doubtful doubtful, String id, Verdict verdict, Instant now) {
        var send = doubtful.send();
        switch (verdict) {
            case SENT -> sent(tx, doubtful, "found out by a person", now);
            case FAILED -> {
                tx.sends()
                        .settle(
                                send.workspace(),
                                send.id(),
                                SendState.FAILED,
                                "given up by a person",
                                null,
                                now);
                recorder.moveOn(tx, send, now, now);
            }
            case RESEND -> {
                if (!doubtful.isInside()) {
                    throw new NotAllowed(
                            "the enrolment of send \""
                                    + id
                                    + "\" has ended (expected: sent or failed)");
                }
                tx.sends().resend(send.workspace(), send.id(), now);
            }
        }
    }

    private void sent(Transaction tx, Doubtful doubtful, String how, Instant now) {
        var send = doubtful.send();
        var at = doubtful.submittedAt();
        tx.sends().settle(send.workspace(), send.id(), SendState.ACCEPTED, how, at, now);
        recorder.moveOn(tx, send, at, now);
    }

    private static Entry entry(
            Doubtful doubtful, String id, Verdict verdict, String by, Instant now) {
        var send = doubtful.send();
        return new Entry(
                send.workspace(),
                send.sequence(),
                Optional.of(doubtful.emailId()),
                Action.SEND_RESOLVED,
                by,
                now,
                Optional.empty(),
                Optional.of(send.fingerprint()),
                id + " as " + verdict.name().toLowerCase(Locale.ROOT));
    }
}
