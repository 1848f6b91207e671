-- The review: drafts that are written anew, who did what, what changed, and counts of sequences.

-- When the emails for one contact go out, counted from the start of the sequence, where nobody says.
ALTER TABLE workspace ADD COLUMN spacing text[] NOT NULL DEFAULT '{0d,3d,7d}';

ALTER TABLE email
    -- Whether a person changed the text by hand: a later edit of the definition then leaves it alone.
    ADD COLUMN edited      boolean NOT NULL DEFAULT false,
    ADD COLUMN generation  text    NOT NULL DEFAULT 'idle' CHECK (generation IN ('idle', 'running', 'failed')),
    -- What whoever sent it back, or asked for another draft, wants changed.
    ADD COLUMN instruction text;
CREATE INDEX email_of_sequence ON email (workspace_id, sequence_id, version, ordinal);

CREATE INDEX sequence_of_contact ON sequence (workspace_id, contact_id) WHERE contact_id IS NOT NULL;

-- A new draft that was asked for: one for each email, the latest. It lands only on the text it was asked for.
CREATE TABLE regeneration (
    workspace_id integer     NOT NULL,
    email_id     text        COLLATE "C" NOT NULL,
    id           uuid        NOT NULL,
    revision     integer     NOT NULL,
    instruction  text,
    asked_by     text        NOT NULL,
    asked_at     timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, email_id),
    FOREIGN KEY (workspace_id, email_id) REFERENCES email ON DELETE CASCADE
);

-- Who did what, and which text it was about; outlives what it tells of. Watchers read it too, in the order of
-- transaction and number: a reader that stays behind the oldest transaction still running misses nothing, which a
-- number alone would not promise.
CREATE TABLE audit (
    workspace_id integer     NOT NULL,
    transaction  xid8        NOT NULL DEFAULT pg_current_xact_id(),
    number       bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    sequence_id  text        COLLATE "C" NOT NULL,
    email_id     text        COLLATE "C",
    action       text        NOT NULL,
    actor        text        NOT NULL,
    at           timestamptz NOT NULL,
    before       bytea,
    after        bytea,
    detail       text        NOT NULL DEFAULT '',
    PRIMARY KEY (workspace_id, transaction, number)
);
CREATE INDEX audit_of_sequence ON audit (workspace_id, sequence_id, number);
CREATE INDEX audit_in_order ON audit (transaction, number);

-- How many sequences a workspace has in each state: each statement appends what it changed, housekeeping rolls the
-- lines up, and the sum is exact at any time.
CREATE TABLE sequence_tally (
    workspace_id integer NOT NULL,
    status       text    NOT NULL,
    sequences    bigint  NOT NULL
);
CREATE INDEX sequence_tally_of ON sequence_tally (workspace_id);
INSERT INTO sequence_tally (workspace_id, status, sequences)
SELECT workspace_id, status, count(*) FROM sequence GROUP BY workspace_id, status;

CREATE FUNCTION count_sequences() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO sequence_tally (workspace_id, status, sequences)
        SELECT workspace_id, status, count(*) FROM now_there GROUP BY workspace_id, status;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO sequence_tally (workspace_id, status, sequences)
        SELECT workspace_id, status, -count(*) FROM was_there GROUP BY workspace_id, status;
    ELSE
        INSERT INTO sequence_tally (workspace_id, status, sequences)
        SELECT workspace_id, status, sum(n)
          FROM (SELECT workspace_id, status, 1 AS n FROM now_there
                UNION ALL
                SELECT workspace_id, status, -1 FROM was_there) AS moved
         GROUP BY workspace_id, status HAVING sum(n) <> 0;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER sequence_inserted AFTER INSERT ON sequence
    REFERENCING NEW TABLE AS now_there FOR EACH STATEMENT EXECUTE FUNCTION count_sequences();
CREATE TRIGGER sequence_updated AFTER UPDATE ON sequence
    REFERENCING OLD TABLE AS was_there NEW TABLE AS now_there FOR EACH STATEMENT EXECUTE FUNCTION count_sequences();
CREATE TRIGGER sequence_deleted AFTER DELETE ON sequence
    REFERENCING OLD TABLE AS was_there FOR EACH STATEMENT EXECUTE FUNCTION count_sequences();
