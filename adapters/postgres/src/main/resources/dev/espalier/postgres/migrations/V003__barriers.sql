-- For operators: adds an empty column to pending_send and exchanges one of its small indexes; emails wait meanwhile, for
-- a second where a million are queued.

ALTER TABLE pending_send
    -- Where the attempt that holds it goes, normalised: the contact may have another address by now, or be gone.
    ADD COLUMN address text COLLATE "C";

-- What nodes hold, found by whoever must wait until it has landed.
DROP INDEX pending_send_owner;
CREATE INDEX pending_send_held ON pending_send (workspace_id, sequence_id) WHERE owner IS NOT NULL;
