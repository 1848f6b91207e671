-- For operators: makes two tables; no table is rewritten. Drafts that were asked for and have not come are asked for
-- again, as jobs.

-- Work that was asked for, kept for some time after its end.
CREATE TABLE job (
    workspace_id integer     NOT NULL REFERENCES workspace,
    id           uuid        NOT NULL,
    kind         text        NOT NULL,
    -- What it is about: an email's or a sequence's id.
    subject      text        COLLATE "C" NOT NULL,
    payload      jsonb       NOT NULL,
    -- The work it is part of.
    batch_id     uuid,
    asked_by     text        NOT NULL,
    asked_at     timestamptz NOT NULL,
    state        text        NOT NULL DEFAULT 'queued'
                             CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled', 'superseded')),
    -- Only grows, so that what an attempt came to is told from what another did.
    attempt      integer     NOT NULL DEFAULT 0,
    -- How many of them do not count: they were cut short, or came before a person asked for it again.
    uncounted    integer     NOT NULL DEFAULT 0,
    due_at       timestamptz NOT NULL,
    -- The node that does it.
    owner        uuid,
    -- Which event is out for it: an id that was used goes nowhere.
    round        integer     NOT NULL DEFAULT 1,
    -- When its event went out, where somebody else decides when it runs; and which of their runs does it.
    sent_at      timestamptz,
    run          text        COLLATE "C",
    started_at   timestamptz,
    ended_at     timestamptz,
    trouble      text,
    note         text,
    -- It ended badly and whoever waits for it has not been told.
    untold       boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (workspace_id, id),
    CHECK ((state = 'running') = (owner IS NOT NULL)),
    CHECK ((state IN ('queued', 'running')) = (ended_at IS NULL)),
    CHECK (NOT untold OR state IN ('failed', 'cancelled'))
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 0);

-- What a person waits for goes before the parts of a batch.
CREATE INDEX job_due ON job (workspace_id, (batch_id IS NOT NULL), due_at, id) WHERE state = 'queued';
CREATE INDEX job_running ON job (workspace_id) WHERE state = 'running';
CREATE INDEX job_untold ON job (workspace_id) WHERE untold;
CREATE INDEX job_of_subject ON job (workspace_id, subject, id);
CREATE INDEX job_of_batch ON job (workspace_id, batch_id, id) WHERE batch_id IS NOT NULL;
CREATE INDEX job_age ON job (ended_at) WHERE ended_at IS NOT NULL;

-- When whoever decides when jobs run was last told what can be run here, and where.
CREATE TABLE job_sync (
    only_one  boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    url       text        NOT NULL,
    synced_at timestamptz NOT NULL
);

INSERT INTO job (workspace_id, id, kind, subject, payload, asked_by, asked_at, due_at)
SELECT workspace_id, id, 'email.regenerate', email_id,
       jsonb_strip_nulls(jsonb_build_object('revision', revision, 'instruction', instruction)),
       asked_by, asked_at, asked_at
  FROM regeneration;
