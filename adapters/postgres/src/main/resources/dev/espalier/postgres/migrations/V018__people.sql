-- For operators: adds four small tables for people who sign in; nothing waits.

CREATE TABLE person (
    workspace_id  integer     NOT NULL REFERENCES workspace,
    id            text        COLLATE "C" NOT NULL,
    -- Normalised. Who signs in says no workspace, so an address is somebody's on the whole server.
    email         text        COLLATE "C" NOT NULL UNIQUE,
    name          text        NOT NULL,
    role          text        NOT NULL CHECK (role IN ('owner', 'reviewer', 'viewer')),
    -- Argon2id with its parameters and salt, as a PHC string.
    password_hash text        NOT NULL,
    created_at    timestamptz NOT NULL,
    disabled_at   timestamptz,
    PRIMARY KEY (workspace_id, id)
);

CREATE TABLE session (
    workspace_id integer     NOT NULL,
    -- SHA-256 of what the cookie carries.
    hash         bytea       NOT NULL UNIQUE,
    person_id    text        COLLATE "C" NOT NULL,
    created_at   timestamptz NOT NULL,
    seen_at      timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, person_id, hash),
    FOREIGN KEY (workspace_id, person_id) REFERENCES person ON DELETE CASCADE
) WITH (fillfactor = 70);

CREATE TABLE sign_in_link (
    workspace_id integer     NOT NULL REFERENCES workspace,
    id           text        COLLATE "C" NOT NULL,
    hash         bytea       NOT NULL UNIQUE,
    kind         text        NOT NULL CHECK (kind IN ('first', 'invitation', 'reset')),
    email        text        COLLATE "C",
    role         text        NOT NULL CHECK (role IN ('owner', 'reviewer', 'viewer')),
    person_id    text        COLLATE "C",
    created_by   text        NOT NULL,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz,
    -- Used or withdrawn.
    ended_at     timestamptz,
    PRIMARY KEY (workspace_id, id)
);

-- By the hash of an address, or of where the attempt came from: nothing of a stranger is kept readable.
CREATE TABLE sign_in_attempt (
    subject       bytea       PRIMARY KEY,
    attempts      integer     NOT NULL,
    last_at       timestamptz NOT NULL,
    blocked_until timestamptz
) WITH (fillfactor = 70);
