-- For operators: adds empty columns to workspace and pending_send, two tables, and widens a check of sender_warning; no
-- table is rewritten.

ALTER TABLE workspace
    -- At most so many emails for one contact within so many days; null: no cap.
    ADD COLUMN frequency_cap text COLLATE "C",
    -- At most so many emails in each second, minute, hour or day; null: as fast as they go.
    ADD COLUMN rate_limit    text COLLATE "C";

ALTER TABLE pending_send
    -- Why it waits although it could go; null: it does not, or for its retry.
    ADD COLUMN waiting text CHECK (waiting IN ('destination', 'relay', 'sender', 'warm_up', 'rate', 'frequency'));

-- What may be sent within a time, counted for all nodes together. A row is made at the first email of its time; its cap
-- stays what it was then.
CREATE TABLE sending_quota (
    -- 0: of the whole installation, such as a sending domain's.
    workspace_id integer     NOT NULL,
    scope        text        COLLATE "C" NOT NULL,
    since        timestamptz NOT NULL,
    cap          bigint      NOT NULL CHECK (cap > 0),
    used         bigint      NOT NULL DEFAULT 0,
    PRIMARY KEY (workspace_id, scope, since),
    CONSTRAINT never_exceeded CHECK (used BETWEEN 0 AND cap)
) WITH (fillfactor = 50);
CREATE INDEX sending_quota_age ON sending_quota (since);

-- When contacts of workspaces with a frequency cap were last sent something, so that two nodes cannot both give them
-- the last email that the cap allows. Made from the ledger when a contact is first met.
CREATE TABLE contact_pace (
    workspace_id integer       NOT NULL,
    contact_id   text          COLLATE "C" NOT NULL,
    -- Ascending; what is older than the cap looks back is dropped when the next is added.
    recent       timestamptz[] NOT NULL,
    PRIMARY KEY (workspace_id, contact_id),
    FOREIGN KEY (workspace_id, contact_id) REFERENCES contact ON DELETE CASCADE
) WITH (fillfactor = 70);

ALTER TABLE sender_warning
    DROP CONSTRAINT sender_warning_kind_check,
    ADD CONSTRAINT sender_warning_kind_check
        CHECK (kind IN ('policy', 'sender', 'login', 'relay', 'throttled'));

CREATE OR REPLACE VIEW sends AS
    SELECT workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id, email_id, template_id,
           fingerprint, state, planned_at, attempt, NULL::timestamptz AS accepted_at, NULL::timestamptz AS ended_at, detail,
           CASE WHEN state = 'in_doubt' THEN doubtful_at END AS in_doubt_since,
           CASE WHEN state = 'queued' THEN waiting END AS waiting,
           CASE WHEN state = 'queued' THEN due_at END AS due_at
      FROM pending_send
    UNION ALL
    SELECT workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id, email_id, template_id,
           fingerprint, state, planned_at, attempt, accepted_at, ended_at, detail, NULL::timestamptz, NULL::text,
           NULL::timestamptz
      FROM send;
