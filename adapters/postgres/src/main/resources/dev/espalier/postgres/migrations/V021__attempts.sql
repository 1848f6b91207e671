-- For operators: adds a column, fills it for what was tried before, and changes a view; takes a moment.

-- How often something of a send was said to a relay, or was about to be. Its attempts are more: it is taken up and queued
-- again when it has to wait for a limit, or when its node dies.
ALTER TABLE pending_send ADD COLUMN said integer NOT NULL DEFAULT 0;

UPDATE pending_send SET said = attempt WHERE attempt > 0;

CREATE OR REPLACE VIEW sends AS
    SELECT workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id, email_id, template_id,
           fingerprint, state, planned_at, said AS attempt, NULL::timestamptz AS accepted_at,
           NULL::timestamptz AS ended_at, detail,
           CASE WHEN state = 'in_doubt' THEN doubtful_at END AS in_doubt_since,
           CASE WHEN state = 'queued' THEN waiting END AS waiting,
           CASE WHEN state = 'queued' THEN due_at END AS due_at
      FROM pending_send
    UNION ALL
    SELECT workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id, email_id, template_id,
           fingerprint, state, planned_at, attempt, accepted_at, ended_at, detail, NULL::timestamptz, NULL::text,
           NULL::timestamptz
      FROM send;
