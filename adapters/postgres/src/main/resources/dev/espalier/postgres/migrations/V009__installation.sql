-- For operators: adds a table of one row; nothing waits.

-- Which database this was when somebody last agreed to send from it: a restored copy differs, and sends nothing before
-- a person says so.
CREATE TABLE installation (
    -- One row.
    is_this    boolean     PRIMARY KEY DEFAULT true CHECK (is_this),
    database   text        COLLATE "C" NOT NULL,
    place      text        COLLATE "C",
    term       uuid        NOT NULL,
    held_since timestamptz,
    detail     text        NOT NULL DEFAULT ''
);
