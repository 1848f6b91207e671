-- For operators: adds two empty tables; nothing waits.

-- What signs the links and addresses that go out with mail; the newest signs, all verify. Whoever can read this can
-- make links that unsubscribe anybody.
CREATE TABLE signing_key (
    id         smallint    PRIMARY KEY CHECK (id BETWEEN 1 AND 16383),
    secret     bytea       NOT NULL CHECK (length(secret) = 32),
    created_at timestamptz NOT NULL
);

-- Who wants no more of one sequence, while other mail is welcome. Outlives the sequence: one that is made anew under the
-- same id is the same to the person.
CREATE TABLE opt_out (
    workspace_id integer     NOT NULL,
    contact_id   text        COLLATE "C" NOT NULL,
    sequence_id  text        COLLATE "C" NOT NULL,
    at           timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, contact_id, sequence_id),
    FOREIGN KEY (workspace_id, contact_id) REFERENCES contact ON DELETE CASCADE
);
