-- For operators: makes three tables and adds an empty column to send; no table is rewritten.

-- Where a message went, normalised, as the claim wrote it down: what comes back may only ever concern this address.
-- Null: it never went out, or went before this column was there.
ALTER TABLE send ADD COLUMN address text COLLATE "C";

-- What came back from the world of mail about single sends.
CREATE TABLE feedback (
    workspace_id integer     NOT NULL,
    id           uuid        NOT NULL,
    send_id      uuid        NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('hard_bounce', 'undelivered', 'delayed', 'complaint', 'delivered',
                                                      'reply', 'auto_reply', 'unsubscribe', 'opened', 'clicked',
                                                      'opened_by_machine', 'clicked_by_machine')),
    source       text        NOT NULL CHECK (source IN ('smtp', 'imap', 'resend', 'postmark', 'ses')),
    -- What makes a second telling the same: once a send for a bounce, once a message for a reply.
    key          text        COLLATE "C" NOT NULL,
    detail       text        NOT NULL,
    at           timestamptz NOT NULL,
    -- Told before the send had its own result: its state follows when it has.
    early        boolean     NOT NULL,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, send_id, key)
);
CREATE INDEX feedback_early ON feedback (workspace_id, send_id) WHERE early;

-- What could not be matched with a send. It changes nothing and is kept for a while, to be looked at.
CREATE TABLE stray_feedback (
    id     uuid        PRIMARY KEY,
    kind   text        NOT NULL,
    source text        NOT NULL,
    key    text        COLLATE "C" NOT NULL UNIQUE,
    detail text        NOT NULL,
    at     timestamptz NOT NULL
);
CREATE INDEX stray_feedback_age ON stray_feedback (at);

-- How far a mailbox has been read, and which node is reading it.
CREATE TABLE inbound_mailbox (
    name         text        COLLATE "C" PRIMARY KEY,
    uid_validity bigint      NOT NULL DEFAULT 0,
    last_uid     bigint      NOT NULL DEFAULT 0,
    owner        uuid,
    leased_until timestamptz
);
