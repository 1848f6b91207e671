-- For operators: adds empty columns to email and exchanges two of its indexes; reviews and sending wait meanwhile, for a
-- second where there are a hundred thousand emails.

-- An email belongs to a step, or to one person on their way through the sequence, for whom it was written.
ALTER TABLE email
    ADD COLUMN enrolment_id uuid,
    ADD COLUMN contact_id   text COLLATE "C",
    -- Why the last attempt to draft it came to nothing.
    ADD COLUMN problem      text,
    ADD CONSTRAINT written_for_somebody CHECK ((enrolment_id IS NULL) = (contact_id IS NULL)),
    ADD CONSTRAINT problem_of_a_failure CHECK (problem IS NULL OR generation = 'failed'),
    -- What was written for somebody goes with them.
    ADD CONSTRAINT email_of_contact FOREIGN KEY (workspace_id, contact_id) REFERENCES contact ON DELETE CASCADE;
ALTER TABLE email DROP CONSTRAINT email_workspace_id_sequence_id_version_step_key_key;
CREATE UNIQUE INDEX email_of_step ON email (workspace_id, sequence_id, version, step_key) WHERE enrolment_id IS NULL;
CREATE UNIQUE INDEX email_of_enrolment ON email (workspace_id, enrolment_id, step_key) WHERE enrolment_id IS NOT NULL;
DROP INDEX email_of_sequence;
CREATE INDEX email_of_sequence ON email (workspace_id, sequence_id, version, ordinal) WHERE enrolment_id IS NULL;
CREATE INDEX email_written ON email (workspace_id, sequence_id, id) WHERE enrolment_id IS NOT NULL;
CREATE INDEX email_of_person ON email (workspace_id, contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX regeneration_of_job ON regeneration (workspace_id, id);

-- On what terms texts are drafted. A row that is missing says nothing: a plain voice, no limits.
CREATE TABLE drafting_terms (
    workspace_id   integer PRIMARY KEY REFERENCES workspace,
    name           text    NOT NULL DEFAULT '',
    tone           text    NOT NULL DEFAULT '',
    words_to_use   text[]  NOT NULL DEFAULT '{}',
    words_to_avoid text[]  NOT NULL DEFAULT '{}',
    signature      text    NOT NULL DEFAULT '',
    postal_address text    NOT NULL DEFAULT '',
    link_domains   text[]  NOT NULL DEFAULT '{}',
    examples       text[]  NOT NULL DEFAULT '{}',
    -- A month's most; null: no limit. Costs are millionths of the operator's currency.
    monthly_tokens bigint  CHECK (monthly_tokens >= 0),
    monthly_cost   bigint  CHECK (monthly_cost >= 0)
);

CREATE TABLE playbook (
    workspace_id integer NOT NULL REFERENCES workspace,
    category     text    COLLATE "C" NOT NULL,
    name         text    NOT NULL,
    purpose      text    NOT NULL,
    requires     text[]  NOT NULL,
    facts        text[]  NOT NULL,
    -- The emails in their order, part by part.
    aims         text[]  NOT NULL CHECK (cardinality(aims) > 0),
    subjects     text[]  NOT NULL,
    bodies       text[]  NOT NULL,
    PRIMARY KEY (workspace_id, category),
    CHECK (cardinality(aims) = cardinality(subjects) AND cardinality(aims) = cardinality(bodies))
);

-- Sequences that were drafted for one contact.
CREATE TABLE generated_sequence (
    workspace_id integer     NOT NULL,
    sequence_id  text        COLLATE "C" NOT NULL,
    contact_id   text        COLLATE "C" NOT NULL,
    category     text        COLLATE "C" NOT NULL,
    -- What makes two of them the same for one contact: the category, or the brief's words where there is none.
    topic        text        COLLATE "C" NOT NULL,
    brief        text,
    batch_id     uuid        NOT NULL,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, sequence_id),
    FOREIGN KEY (workspace_id, sequence_id) REFERENCES sequence ON DELETE CASCADE
);
CREATE INDEX generated_for ON generated_sequence (workspace_id, contact_id, topic);

-- Every attempt at a text, with what it was made of. It goes with its sequence, and with the contact whose facts are in it.
CREATE TABLE draft (
    workspace_id   integer     NOT NULL,
    id             uuid        NOT NULL,
    email_id       text        COLLATE "C" NOT NULL,
    sequence_id    text        COLLATE "C" NOT NULL,
    contact_id     text        COLLATE "C",
    job_id         uuid        NOT NULL,
    fate           text        NOT NULL CHECK (fate IN ('landed', 'discarded', 'refused', 'unusable')),
    -- Null when nothing readable came.
    subject        text,
    preheader      text,
    html           text,
    plain          text,
    why            text        NOT NULL,
    brief          text        NOT NULL,
    instruction    text,
    asked_by       text        NOT NULL,
    provider       text        NOT NULL,
    model          text        NOT NULL,
    prompt_version text        NOT NULL,
    input_tokens   bigint      NOT NULL,
    output_tokens  bigint      NOT NULL,
    duration_ms    bigint      NOT NULL,
    facts          jsonb       NOT NULL,
    created_at     timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, sequence_id) REFERENCES sequence ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, contact_id) REFERENCES contact ON DELETE CASCADE
);
CREATE INDEX draft_of_email ON draft (workspace_id, email_id, id);
CREATE INDEX draft_of_sequence ON draft (workspace_id, sequence_id);
CREATE INDEX draft_of_contact ON draft (workspace_id, contact_id) WHERE contact_id IS NOT NULL;

-- What drafting took, by calendar month (UTC). One row that everybody who drafts for the workspace locks for a moment:
-- a draft takes seconds, the row microseconds.
CREATE TABLE drafting_usage (
    workspace_id integer NOT NULL REFERENCES workspace,
    month        date    NOT NULL,
    tokens       bigint  NOT NULL DEFAULT 0,
    cost         bigint  NOT NULL DEFAULT 0,
    drafts       bigint  NOT NULL DEFAULT 0,
    PRIMARY KEY (workspace_id, month)
);

-- What is set aside for attempts under way, so that many nodes together never spend more than there is.
CREATE TABLE drafting_reservation (
    workspace_id integer     NOT NULL,
    job_id       uuid        NOT NULL,
    month        date        NOT NULL,
    tokens       bigint      NOT NULL,
    cost         bigint      NOT NULL,
    -- Whoever drafts is dead by then.
    expires_at   timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, job_id)
);
