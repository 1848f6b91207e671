-- For operators: adds columns with constant defaults, one small index, two tables; no table is rewritten.

ALTER TABLE sequence
    -- What becomes of its sends whose answer was lost; null: as the server is configured.
    ADD COLUMN in_doubt text CHECK (in_doubt IN ('resend', 'hold'));

ALTER TABLE pending_send
    -- The message as it was first handed over, by which every later attempt goes: written against message_base, see
    -- dev.espalier.engine.dispatch.Frozen.
    ADD COLUMN frozen      bytea,
    ADD COLUMN frozen_from text,
    ADD COLUMN frozen_to   text,
    -- How often a relay said "later": what the pauses are counted from.
    ADD COLUMN deferrals   integer     NOT NULL DEFAULT 0,
    -- Whether a lost answer makes it wait for a person; decided when it is claimed.
    ADD COLUMN holds_doubt boolean     NOT NULL DEFAULT false,
    ADD COLUMN doubtful_at timestamptz,
    -- When a person said that it shall go once more: it is late from here.
    ADD COLUMN resent_at   timestamptz;
-- It is small already.
ALTER TABLE pending_send ALTER COLUMN frozen SET STORAGE EXTERNAL;
UPDATE pending_send SET doubtful_at = coalesce(submitted_at, planned_at) WHERE doubtful;
CREATE INDEX pending_send_in_doubt ON pending_send (workspace_id, id) WHERE state = 'in_doubt';

-- The first message that was made of a text, never changed: what is frozen of the others is what differs from it.
CREATE TABLE message_base (
    workspace_id integer NOT NULL,
    fingerprint  bytea   NOT NULL,
    message      bytea   NOT NULL,
    PRIMARY KEY (workspace_id, fingerprint),
    FOREIGN KEY (workspace_id, fingerprint) REFERENCES email_text ON DELETE CASCADE
);

-- What relays hold against the sender, one row for each sort of complaint.
CREATE TABLE sender_warning (
    workspace_id integer     NOT NULL REFERENCES workspace,
    kind         text        NOT NULL CHECK (kind IN ('policy', 'sender', 'login', 'relay')),
    host         text        COLLATE "C" NOT NULL,
    code         text        COLLATE "C" NOT NULL,
    -- The latest answer.
    detail       text        NOT NULL,
    first_at     timestamptz NOT NULL,
    last_at      timestamptz NOT NULL,
    count        bigint      NOT NULL,
    PRIMARY KEY (workspace_id, kind, host, code)
);

CREATE OR REPLACE VIEW sends AS
    SELECT workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id, email_id, template_id,
           fingerprint, state, planned_at, attempt, NULL::timestamptz AS accepted_at, NULL::timestamptz AS ended_at, detail,
           CASE WHEN state = 'in_doubt' THEN doubtful_at END AS in_doubt_since
      FROM pending_send
    UNION ALL
    SELECT workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id, email_id, template_id,
           fingerprint, state, planned_at, attempt, accepted_at, ended_at, detail, NULL::timestamptz
      FROM send;
