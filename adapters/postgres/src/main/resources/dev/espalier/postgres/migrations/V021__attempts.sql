-- For operators: adds a column and changes a view; takes a moment.

-- How often a send was taken up and queued again before anything of it was said to a relay, since it had to wait for a
-- limit or its node died: no attempt, to whoever asks how many there were.
ALTER TABLE pending_send ADD COLUMN unsaid integer NOT NULL DEFAULT 0;

CREATE OR REPLACE VIEW sends AS
    SELECT workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id, email_id, template_id,
           fingerprint, state, planned_at, attempt - unsaid AS attempt, NULL::timestamptz AS accepted_at,
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
