-- For operators: makes two small tables and some indexes, all but one of them on few rows; sends are counted once. With a
-- million sends or sequences this takes some seconds, and emails wait meanwhile.

-- The texts of emails whose approval was withdrawn, as they were approved: what a reviewer compares the new one with. A
-- row is there as long as the email waits for its next approval.
CREATE TABLE approved_text (
    workspace_id integer     NOT NULL,
    email_id     text        COLLATE "C" NOT NULL,
    sequence_id  text        COLLATE "C" NOT NULL,
    version      integer     NOT NULL,
    -- Whether it was written for one person on their way.
    is_personal  boolean     NOT NULL,
    withdrawn_at timestamptz NOT NULL,
    subject      text        NOT NULL,
    preheader    text,
    markup       text        NOT NULL CHECK (markup IN ('mjml', 'html', 'markdown')),
    source       text        NOT NULL,
    plain        text,
    approved_by  text        NOT NULL,
    approved_at  timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, email_id),
    FOREIGN KEY (workspace_id, email_id) REFERENCES email ON DELETE CASCADE
);

CREATE FUNCTION keep_approved_texts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO approved_text (workspace_id, email_id, sequence_id, version, is_personal, withdrawn_at, subject, preheader,
                               markup, source, plain, approved_by, approved_at)
    SELECT w.workspace_id, w.id, w.sequence_id, w.version, w.enrolment_id IS NOT NULL, n.updated_at, w.subject,
           w.preheader, w.markup, w.source, w.plain, w.approved_by, w.approved_at
      FROM was_there w JOIN now_there n ON n.workspace_id = w.workspace_id AND n.id = w.id
     WHERE w.status = 'approved' AND n.status = 'draft'
    ON CONFLICT (workspace_id, email_id) DO UPDATE
       SET withdrawn_at = excluded.withdrawn_at, subject = excluded.subject, preheader = excluded.preheader, markup = excluded.markup,
           source = excluded.source, plain = excluded.plain, approved_by = excluded.approved_by,
           approved_at = excluded.approved_at;
    DELETE FROM approved_text a
     USING now_there n
     WHERE n.status = 'approved' AND a.workspace_id = n.workspace_id AND a.email_id = n.id;
    RETURN NULL;
END $$;
CREATE TRIGGER email_withdrawn AFTER UPDATE ON email
    REFERENCING OLD TABLE AS was_there NEW TABLE AS now_there FOR EACH STATEMENT EXECUTE FUNCTION keep_approved_texts();

-- What waits for a reviewer, oldest first.
CREATE INDEX sequence_draft ON sequence (workspace_id, created_at, id) WHERE status = 'draft';
CREATE INDEX sequence_pending ON sequence (workspace_id, id)
    WHERE pending_version IS NOT NULL AND status IN ('active', 'paused');
CREATE INDEX email_unread ON email (workspace_id, created_at, id) WHERE enrolment_id IS NOT NULL AND status = 'draft';
CREATE INDEX email_unread_of ON email (workspace_id, sequence_id, created_at)
    WHERE enrolment_id IS NOT NULL AND status = 'draft';

-- Sequences that run and wait for a reviewer all the same, since when: an update waits, an approval was withdrawn, or
-- somebody inside has an email of their own that nobody approved. These are few beside the drafts.
CREATE FUNCTION running_that_wait(workspace integer) RETURNS TABLE (sequence_id text, since timestamptz)
-- Not in SQL: this way it is planned once for a connection.
LANGUAGE plpgsql STABLE ROWS 100 AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH RECURSIVE personal AS (
        -- One step for each sequence, however many emails it has.
        (SELECT e.sequence_id
           FROM email e
          WHERE e.workspace_id = workspace AND e.enrolment_id IS NOT NULL AND e.status = 'draft'
          ORDER BY e.sequence_id LIMIT 1)
        UNION ALL
        SELECT n.sequence_id
          FROM personal p
         CROSS JOIN LATERAL (SELECT e.sequence_id
                               FROM email e
                              WHERE e.workspace_id = workspace AND e.enrolment_id IS NOT NULL AND e.status = 'draft'
                                AND e.sequence_id > p.sequence_id
                              ORDER BY e.sequence_id LIMIT 1) n
    ), waiting AS (
        SELECT s.id, v.created_at AS since
          FROM sequence s
         -- One by one: PostgreSQL takes them for many, since every draft has a pending version.
         CROSS JOIN LATERAL (SELECT v.created_at
                               FROM sequence_version v
                              WHERE v.workspace_id = s.workspace_id AND v.sequence_id = s.id
                                AND v.version = s.pending_version
                              LIMIT 1) v
         WHERE s.workspace_id = workspace AND s.pending_version IS NOT NULL AND s.status IN ('active', 'paused')
        UNION ALL
        SELECT a.sequence_id, a.withdrawn_at
          FROM approved_text a
         CROSS JOIN LATERAL (SELECT s.status, s.running_version
                               FROM sequence s
                              WHERE s.workspace_id = workspace AND s.id = a.sequence_id
                              LIMIT 1) s
         WHERE a.workspace_id = workspace AND NOT a.is_personal
           AND s.status IN ('active', 'paused') AND a.version = s.running_version
        UNION ALL
        SELECT s.id, first.created_at
          FROM personal p
          JOIN sequence s
            ON s.workspace_id = workspace AND s.id = p.sequence_id AND s.status IN ('active', 'paused')
         CROSS JOIN LATERAL (SELECT e.created_at
                               FROM email e
                               JOIN enrolment n ON n.workspace_id = e.workspace_id AND n.id = e.enrolment_id
                              WHERE e.workspace_id = workspace AND e.sequence_id = p.sequence_id
                                AND e.enrolment_id IS NOT NULL AND e.status = 'draft' AND n.status = 'active'
                              ORDER BY e.created_at LIMIT 1) first
    )
    SELECT id, min(since) FROM waiting GROUP BY id;
END $$;

-- What has to be looked at: few, or something is badly wrong.
CREATE INDEX email_failed ON email (workspace_id, sequence_id) WHERE generation = 'failed';
CREATE INDEX enrolment_stuck ON enrolment (workspace_id, sequence_id) WHERE hold IN ('too_late', 'failed');

-- How many sends have which state, by the quarter of an hour in which they were handed over, or ended without: quarters
-- make up the days of every zone. Each statement appends what it changed, housekeeping rolls the lines up into
-- send_tally, and the sum of both is exact at any time.
CREATE TABLE send_tally (
    workspace_id integer     NOT NULL,
    slot         timestamptz NOT NULL,
    state        text        COLLATE "C" NOT NULL,
    sends        bigint      NOT NULL,
    PRIMARY KEY (workspace_id, slot, state)
) WITH (fillfactor = 80);
CREATE TABLE send_tally_line (
    workspace_id integer     NOT NULL,
    slot         timestamptz NOT NULL,
    state        text        COLLATE "C" NOT NULL,
    sends        bigint      NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 0);

INSERT INTO send_tally (workspace_id, slot, state, sends)
SELECT workspace_id, date_bin('15 minutes', coalesce(accepted_at, ended_at), 'epoch'), state, count(*)
  FROM send GROUP BY 1, 2, 3;

CREATE FUNCTION count_sends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO send_tally_line (workspace_id, slot, state, sends)
        SELECT workspace_id, date_bin('15 minutes', coalesce(accepted_at, ended_at), 'epoch'), state, count(*)
          FROM now_there GROUP BY 1, 2, 3;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO send_tally_line (workspace_id, slot, state, sends)
        SELECT workspace_id, date_bin('15 minutes', coalesce(accepted_at, ended_at), 'epoch'), state, -count(*)
          FROM was_there GROUP BY 1, 2, 3;
    ELSE
        INSERT INTO send_tally_line (workspace_id, slot, state, sends)
        SELECT workspace_id, date_bin('15 minutes', at, 'epoch'), state, sum(n)
          FROM (SELECT workspace_id, coalesce(accepted_at, ended_at) AS at, state, 1 AS n FROM now_there
                UNION ALL
                SELECT workspace_id, coalesce(accepted_at, ended_at), state, -1 FROM was_there) AS moved
         GROUP BY 1, 2, 3 HAVING sum(n) <> 0;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER send_inserted AFTER INSERT ON send
    REFERENCING NEW TABLE AS now_there FOR EACH STATEMENT EXECUTE FUNCTION count_sends();
CREATE TRIGGER send_updated AFTER UPDATE ON send
    REFERENCING OLD TABLE AS was_there NEW TABLE AS now_there FOR EACH STATEMENT EXECUTE FUNCTION count_sends();
CREATE TRIGGER send_deleted AFTER DELETE ON send
    REFERENCING OLD TABLE AS was_there FOR EACH STATEMENT EXECUTE FUNCTION count_sends();
