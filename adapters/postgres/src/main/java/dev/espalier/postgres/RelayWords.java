package dev.espalier.postgres;

import dev.espalier.engine.store.Erasures.Forgotten;
import org.jdbi.v3.core.Handle;

/// What relays said of the addresses of somebody who is erased. It is found by reading whole
/// tables, and therefore while nobody is made to wait.
record RelayWords(Handle handle, Forgotten who) {

    private static final String WORDS_OF_RELAYS =
            """
            -- What a relay said about an address, wherever it was written down; too much rather than too little.
            WITH theirs AS (
                SELECT a.address, split_part(a.address, '@', 1) AS name
                  FROM erasure x CROSS JOIN unnest(x.addresses) AS a (address)
                 WHERE x.workspace_id = :workspace AND x.id = :id
            ), warned AS (
                UPDATE sender_warning w SET detail = ''
                 WHERE w.workspace_id = :workspace
                   AND EXISTS (SELECT FROM theirs t WHERE length(t.name) > 2 AND strpos(lower(w.detail), t.name) > 0
                                  OR strpos(lower(w.detail), t.address) > 0)
            ), strays AS (
                DELETE FROM stray_feedback f USING theirs t WHERE strpos(lower(f.detail), t.address) > 0
            ), noted AS (
                UPDATE audit a SET detail = ''
                 WHERE a.workspace_id = :workspace AND a.detail <> ''
                   AND EXISTS (SELECT FROM theirs t WHERE strpos(lower(a.detail), t.address) > 0)
            ), kept AS (
                DELETE FROM mailbox_message m USING theirs t
                 WHERE m.workspace_id = :workspace AND m.envelope_to = t.address
            )
            DELETE FROM suppression x USING theirs t
             WHERE x.workspace_id = :workspace AND x.address = t.address
               AND EXISTS (SELECT FROM erased_address e
                            WHERE e.workspace_id = :workspace AND e.hash = erased_hash(:workspace, t.address))
               -- Somebody has brought the address back.
               AND NOT EXISTS (SELECT FROM contact c WHERE c.workspace_id = :workspace AND c.address = t.address)
            """;

    void forget() {
        handle.createUpdate(WORDS_OF_RELAYS)
                .bind("workspace", who.workspace())
                .bind("id", who.id())
                .execute();
    }
}
