package dev.espalier.engine.review;

import dev.espalier.email.EmailText;
import dev.espalier.email.Fingerprint;
import dev.espalier.engine.store.Transaction;
import dev.espalier.sequence.Email;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Drafts are from the workspace's sender of today: all of them when it changes, and one that was
/// approved under an earlier sender as soon as its approval is withdrawn.
public final class SenderChange {

    private static final int BATCH = 500;

    private SenderChange() {}

    /// All drafts, in the transaction that changed the sender and holds the senders' lock.
    ///
    /// @return how many
    public static int all(Transaction tx, int workspace, String by, Instant now) {
        tx.senders().lockSequences(workspace);
        int taken = 0;
        while (true) {
            var texts = tx.senders().draftTexts(workspace, BATCH);
            if (texts.isEmpty()) {
                return taken;
            }
            taken += take(tx, workspace, texts, by, now);
        }
    }

    /// @param approved as it was
    /// @param draft what it became
    /// @return the draft as it is now
    static Email withdrawn(Transaction tx, Email approved, Email draft, String by, Instant now) {
        if (!approved.isApproved()) {
            return draft;
        }
        var texts =
                tx.senders()
                        .ofOthers(approved.workspace(), approved.fingerprint().stream().toList());
        if (texts.isEmpty()) {
            return draft;
        }
        take(tx, draft.workspace(), texts, by, now);
        return tx.emails().find(draft.workspace(), draft.id()).orElse(draft);
    }

    private static int take(
            Transaction tx,
            int workspace,
            Map<Fingerprint, EmailText> texts,
            String by,
            Instant now) {
        var sender = tx.senders().of(workspace);
        var places = new HashMap<Fingerprint, Fingerprint>();
        texts.forEach((was, text) -> places.put(was, tx.texts().save(workspace, text, sender)));
        return tx.senders().take(workspace, places, sender, by, now);
    }
}
