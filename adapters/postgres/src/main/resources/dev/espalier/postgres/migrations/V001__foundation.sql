-- For operators: creates everything; takes no locks that matter, the database is empty.
--
-- Conventions. The workspace is the first column of every key. Texts that are keys use the "C" collation: they are
-- compared byte by byte, whatever the locale. Instants are timestamptz, microseconds. Hot tables have a low fillfactor
-- and are vacuumed early, because their rows change several times within seconds.

CREATE TABLE workspace (
    id           integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name         text        NOT NULL,
    zone         text        NOT NULL DEFAULT 'UTC',
    sender_name  text        NOT NULL DEFAULT '',
    sender_email text        NOT NULL,
    -- An email later than this is held for a person instead of being sent stale.
    max_lateness interval    NOT NULL DEFAULT interval '7 days',
    created_at   timestamptz NOT NULL
);

CREATE TABLE api_key (
    workspace_id integer     NOT NULL REFERENCES workspace,
    id           text        COLLATE "C" NOT NULL,
    name         text        NOT NULL,
    -- What a person can recognise a key by; the key itself is nowhere.
    prefix       text        NOT NULL,
    hash         bytea       NOT NULL UNIQUE,
    scopes       text[]      NOT NULL CHECK (cardinality(scopes) > 0),
    created_at   timestamptz NOT NULL,
    revoked_at   timestamptz,
    PRIMARY KEY (workspace_id, id)
);

-- Answers of mutations that came with an Idempotency-Key, to be given again.
CREATE TABLE replay (
    workspace_id integer     NOT NULL REFERENCES workspace,
    key          text        COLLATE "C" NOT NULL,
    request_hash bytea       NOT NULL,
    -- Null while the first call is still running.
    status       integer,
    body         bytea,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, key)
);
CREATE INDEX replay_age ON replay (created_at);

CREATE TABLE contact (
    workspace_id    integer     NOT NULL REFERENCES workspace,
    id              text        COLLATE "C" NOT NULL,
    email           text        NOT NULL,
    -- Trimmed and lower-cased: what makes two spellings one address.
    address         text        COLLATE "C" NOT NULL,
    zone            text,
    properties      jsonb       NOT NULL DEFAULT '{}',
    unsubscribed_at timestamptz,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, address)
);

CREATE TABLE suppression (
    workspace_id integer     NOT NULL REFERENCES workspace,
    address      text        COLLATE "C" NOT NULL,
    reason       text        NOT NULL CHECK (reason IN ('bounced', 'complained', 'manual', 'erased')),
    detail       text        NOT NULL DEFAULT '',
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, address)
);

CREATE TABLE template (
    workspace_id integer     NOT NULL REFERENCES workspace,
    id           text        COLLATE "C" NOT NULL,
    version      integer     NOT NULL CHECK (version >= 1),
    name         text        NOT NULL,
    subject      text        NOT NULL,
    preheader    text,
    markup       text        NOT NULL CHECK (markup IN ('mjml', 'html', 'markdown')),
    source       text        NOT NULL,
    plain        text,
    -- The compiled text; see email_text.
    fingerprint  bytea       NOT NULL,
    variables    text[]      NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, id)
);

-- Texts by what they say: immutable, shared by whoever says the same. The fingerprint is the SHA-256 of all that a
-- recipient's copy is rendered from. An approval approves a fingerprint; a version pins fingerprints.
CREATE TABLE email_text (
    workspace_id integer     NOT NULL REFERENCES workspace,
    fingerprint  bytea       NOT NULL CHECK (length(fingerprint) = 32),
    subject      text        NOT NULL,
    preheader    text        NOT NULL,
    html         text        NOT NULL,
    plain        text        NOT NULL,
    sender_name  text        NOT NULL,
    sender_email text        NOT NULL,
    PRIMARY KEY (workspace_id, fingerprint)
);

CREATE TABLE sequence (
    workspace_id    integer     NOT NULL REFERENCES workspace,
    id              text        COLLATE "C" NOT NULL,
    name            text        NOT NULL,
    status          text        NOT NULL CHECK (status IN ('draft', 'active', 'paused', 'completed', 'cancelled')),
    contact_id      text        COLLATE "C",
    definition      text        NOT NULL,
    triggers        text        NOT NULL,
    running_version integer,
    pending_version integer,
    latest_version  integer     NOT NULL CHECK (latest_version >= 1),
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    active_since    timestamptz,
    paused_at       timestamptz,
    ended_at        timestamptz,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT status_has_its_dates CHECK (CASE status
        WHEN 'draft'  THEN active_since IS NULL AND paused_at IS NULL AND ended_at IS NULL AND running_version IS NULL
        WHEN 'active' THEN active_since IS NOT NULL AND paused_at IS NULL AND ended_at IS NULL AND running_version IS NOT NULL
        WHEN 'paused' THEN active_since IS NOT NULL AND paused_at IS NOT NULL AND ended_at IS NULL AND running_version IS NOT NULL
        ELSE ended_at IS NOT NULL END)
);
CREATE INDEX sequence_by_status ON sequence (workspace_id, status, id);

CREATE TABLE sequence_version (
    workspace_id integer     NOT NULL,
    sequence_id  text        COLLATE "C" NOT NULL,
    version      integer     NOT NULL CHECK (version >= 1),
    -- What the author wrote, and what we made of it: all keys given, one form.
    definition   text        NOT NULL,
    canonical    text        NOT NULL,
    triggers     text        NOT NULL,
    -- What happens to the people inside when this version is published.
    people       text        NOT NULL DEFAULT 'stay' CHECK (people IN ('stay', 'migrate')),
    created_at   timestamptz NOT NULL,
    published_at timestamptz,
    PRIMARY KEY (workspace_id, sequence_id, version),
    FOREIGN KEY (workspace_id, sequence_id) REFERENCES sequence ON DELETE CASCADE
);

-- Which events somebody must hear of: so an event that nobody listens to costs one look-up here.
CREATE TABLE listener (
    workspace_id integer     NOT NULL,
    event        text        COLLATE "C" NOT NULL,
    sequence_id  text        COLLATE "C" NOT NULL,
    version      integer     NOT NULL,
    is_trigger   boolean     NOT NULL,
    PRIMARY KEY (workspace_id, event, sequence_id, version, is_trigger),
    FOREIGN KEY (workspace_id, sequence_id, version) REFERENCES sequence_version ON DELETE CASCADE
);
CREATE INDEX listener_of_sequence ON listener (workspace_id, sequence_id);

CREATE TABLE email (
    workspace_id     integer     NOT NULL,
    id               text        COLLATE "C" NOT NULL,
    sequence_id      text        COLLATE "C" NOT NULL,
    version          integer     NOT NULL,
    step_key         text        COLLATE "C" NOT NULL,
    ordinal          integer     NOT NULL,
    template_id      text        COLLATE "C",
    template_version integer,
    -- What its author wrote; empty subject and source while nothing was written yet.
    subject          text        NOT NULL,
    preheader        text,
    markup           text        NOT NULL CHECK (markup IN ('mjml', 'html', 'markdown')),
    source           text        NOT NULL,
    plain            text,
    -- The text as it stands; null while there is none.
    fingerprint      bytea,
    status           text        NOT NULL CHECK (status IN ('draft', 'approved')),
    approved_by      text,
    approved_at      timestamptz,
    scheduled_at     timestamptz,
    revision         integer     NOT NULL DEFAULT 1,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, sequence_id, version, step_key),
    FOREIGN KEY (workspace_id, sequence_id, version) REFERENCES sequence_version ON DELETE CASCADE,
    CONSTRAINT approved_has_who_when_and_what CHECK (
        (status = 'approved') = (approved_at IS NOT NULL AND approved_by IS NOT NULL AND fingerprint IS NOT NULL))
);

CREATE TABLE event (
    workspace_id integer     NOT NULL,
    id           uuid        NOT NULL,
    name         text        COLLATE "C" NOT NULL,
    contact_id   text        COLLATE "C" NOT NULL,
    properties   jsonb       NOT NULL,
    -- When it happened by the caller's word, and when this server took it in: only the second one moves anybody.
    occurred_at  timestamptz NOT NULL,
    received_at  timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX event_of_contact ON event (workspace_id, contact_id, name, received_at);

-- The callers' own event ids, so that the same event told twice counts once.
CREATE TABLE event_key (
    workspace_id integer     NOT NULL,
    key          text        COLLATE "C" NOT NULL,
    event_id     uuid        NOT NULL,
    received_at  timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, key)
);
CREATE INDEX event_key_age ON event_key (received_at);

CREATE TABLE enrolment (
    workspace_id  integer     NOT NULL,
    id            uuid        NOT NULL,
    sequence_id   text        COLLATE "C" NOT NULL,
    version       integer     NOT NULL,
    contact_id    text        COLLATE "C" NOT NULL,
    reentry_key   text        COLLATE "C" NOT NULL,
    status        text        NOT NULL CHECK (status IN ('active', 'completed', 'exited', 'cancelled')),
    -- The rule and its anchor; due_at is a cache of what the planner makes of them.
    step_key      text        COLLATE "C" NOT NULL,
    anchor        timestamptz NOT NULL,
    released_at   timestamptz,
    due_at        timestamptz,
    -- A send of step_key is on its way; its result moves the enrolment on.
    sending       boolean     NOT NULL DEFAULT false,
    waits_for     text        COLLATE "C",
    hold          text        CHECK (hold IN ('paused', 'awaiting_approval', 'too_late', 'failed')),
    -- When what is held fell due: it is released in this order.
    held_due      timestamptz,
    enrolled_at   timestamptz NOT NULL,
    trigger_event uuid,
    ended_at      timestamptz,
    end_reason    text,
    PRIMARY KEY (workspace_id, id),
    -- Whatever arrives twice, or a hundred times at once, enrols once.
    UNIQUE (workspace_id, sequence_id, contact_id, reentry_key),
    CONSTRAINT ended_has_its_date CHECK ((status = 'active') = (ended_at IS NULL)),
    CONSTRAINT ended_waits_for_nothing CHECK (status = 'active' OR (due_at IS NULL AND NOT sending AND hold IS NULL))
) WITH (fillfactor = 75, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX enrolment_due ON enrolment (workspace_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX enrolment_of_contact ON enrolment (workspace_id, contact_id, id);
CREATE INDEX enrolment_held ON enrolment (workspace_id, sequence_id, hold) WHERE hold IS NOT NULL;

-- Counts by appending: each transaction adds what it changed, housekeeping rolls the lines up. A counter row per
-- sequence would be the one row that everybody waits for.
CREATE TABLE enrolment_tally (
    workspace_id integer NOT NULL,
    sequence_id  text    COLLATE "C" NOT NULL,
    enrolled     bigint  NOT NULL,
    active       bigint  NOT NULL,
    completed    bigint  NOT NULL,
    exited       bigint  NOT NULL,
    cancelled    bigint  NOT NULL
);
CREATE INDEX enrolment_tally_of ON enrolment_tally (workspace_id, sequence_id);

-- What contacts did with their emails.
CREATE TABLE activity (
    workspace_id integer     NOT NULL,
    enrolment_id uuid        NOT NULL,
    step_key     text        COLLATE "C" NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('opened', 'clicked', 'replied', 'bounced')),
    first_at     timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, enrolment_id, step_key, kind)
);

-- The ledger in two parts. pending_send is small and hot: what has no final state yet. send is what has one. A row is
-- in exactly one of them; the view sends is both.
CREATE TABLE pending_send (
    workspace_id integer     NOT NULL,
    id           uuid        NOT NULL,
    enrolment_id uuid        NOT NULL,
    sequence_id  text        COLLATE "C" NOT NULL,
    version      integer     NOT NULL,
    step_key     text        COLLATE "C" NOT NULL,
    occurrence   integer     NOT NULL DEFAULT 1,
    contact_id   text        COLLATE "C" NOT NULL,
    email_id     text        COLLATE "C" NOT NULL,
    template_id  text        COLLATE "C",
    fingerprint  bytea       NOT NULL,
    -- What enrolled the contact, for templates that speak of it.
    trigger_event uuid,
    state        text        NOT NULL CHECK (state IN ('queued', 'claimed', 'submitting', 'in_doubt')),
    due_at       timestamptz NOT NULL,
    planned_at   timestamptz NOT NULL,
    attempt      integer     NOT NULL DEFAULT 0,
    -- Who holds it; every later change is fenced by (owner, attempt, state).
    owner        uuid,
    first_attempt_at timestamptz,
    submitted_at timestamptz,
    -- An earlier attempt got no answer: the message may be there already.
    doubtful     boolean     NOT NULL DEFAULT false,
    detail       text        NOT NULL DEFAULT '',
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, enrolment_id, step_key, occurrence),
    CONSTRAINT held_by_somebody CHECK ((state IN ('claimed', 'submitting')) = (owner IS NOT NULL))
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 2000,
        autovacuum_vacuum_cost_delay = 0);
CREATE INDEX pending_send_due ON pending_send (workspace_id, due_at) WHERE state = 'queued';
CREATE INDEX pending_send_owner ON pending_send (owner) WHERE owner IS NOT NULL;

CREATE TABLE send (
    workspace_id integer     NOT NULL,
    id           uuid        NOT NULL,
    enrolment_id uuid        NOT NULL,
    sequence_id  text        COLLATE "C" NOT NULL,
    version      integer     NOT NULL,
    step_key     text        COLLATE "C" NOT NULL,
    occurrence   integer     NOT NULL,
    contact_id   text        COLLATE "C" NOT NULL,
    email_id     text        COLLATE "C" NOT NULL,
    template_id  text        COLLATE "C",
    fingerprint  bytea       NOT NULL,
    state        text        NOT NULL CHECK (state IN ('accepted', 'delivered', 'bounced', 'complained', 'rejected',
                                                       'suppressed', 'cancelled', 'expired', 'failed')),
    planned_at   timestamptz NOT NULL,
    attempt      integer     NOT NULL,
    accepted_at  timestamptz,
    ended_at     timestamptz NOT NULL,
    detail       text        NOT NULL,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, enrolment_id, step_key, occurrence)
);
CREATE INDEX send_of_sequence ON send (workspace_id, sequence_id, id);
CREATE INDEX send_of_contact ON send (workspace_id, contact_id, id);

CREATE VIEW sends AS
    SELECT workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id, email_id, template_id,
           fingerprint, state, planned_at, attempt, NULL::timestamptz AS accepted_at, NULL::timestamptz AS ended_at, detail
      FROM pending_send
    UNION ALL
    SELECT workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id, email_id, template_id,
           fingerprint, state, planned_at, attempt, accepted_at, ended_at, detail
      FROM send;

-- The processes that run the loops. One whose heartbeat stands still has died with what it held.
CREATE TABLE node (
    id           uuid        PRIMARY KEY,
    name         text        NOT NULL,
    started_at   timestamptz NOT NULL,
    heartbeat_at timestamptz NOT NULL
);

-- The built-in mailbox: where mail goes while no relay is configured.
CREATE TABLE mailbox_message (
    id            uuid        PRIMARY KEY,
    received_at   timestamptz NOT NULL,
    envelope_from text        NOT NULL,
    envelope_to   text        COLLATE "C" NOT NULL,
    message       bytea       NOT NULL
);
CREATE INDEX mailbox_message_to ON mailbox_message (envelope_to, id);
