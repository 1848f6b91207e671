-- For operators: adds two columns with constant defaults and makes four small tables; nothing is rewritten. Whoever has
-- written texts for single contacts waits while those are counted once.

-- What the planner passed and by which values, a line each: see dev.espalier.postgres.PassedText. Emails stand in the
-- ledger.
ALTER TABLE enrolment ADD COLUMN passed text NOT NULL DEFAULT '';

-- Its call was running when somebody was erased: what it answers is not kept.
ALTER TABLE replay ADD COLUMN sealed boolean NOT NULL DEFAULT false;

-- By what the addresses of the erased are hashed (HMAC-SHA-256): 32 random bytes, written down as the two pads of
-- RFC 2104, so that the database can hash by itself. Never changes: a new one would forget everybody.
CREATE TABLE erasure_key (
    -- One row.
    is_this   boolean PRIMARY KEY DEFAULT true CHECK (is_this),
    inner_pad bytea   NOT NULL CHECK (length(inner_pad) = 64),
    outer_pad bytea   NOT NULL CHECK (length(outer_pad) = 64)
);
CREATE FUNCTION make_erasure_key() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    secret bytea;
    inside bytea := decode(repeat('36', 64), 'hex');
    around bytea := decode(repeat('5c', 64), 'hex');
BEGIN
    IF EXISTS (SELECT FROM erasure_key) THEN
        RETURN;
    END IF;
    -- Random by PostgreSQL's strong source; a UUID has 122 bits of it.
    secret := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
                     || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
    FOR i IN 0..31 LOOP
        inside := set_byte(inside, i, get_byte(secret, i) # 54);
        around := set_byte(around, i, get_byte(secret, i) # 92);
    END LOOP;
    -- Two that make the first one at once: one of them counts.
    INSERT INTO erasure_key (inner_pad, outer_pad) VALUES (inside, around) ON CONFLICT DO NOTHING;
END $$;
SELECT make_erasure_key();

-- Another one in each workspace: nobody sees that two of them knew the same person.
CREATE FUNCTION erased_hash(workspace integer, address text) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(outer_pad || sha256(inner_pad || convert_to(workspace::text || ' ' || address, 'UTF8')))
      FROM erasure_key
$$;

-- Addresses that must not be mailed and that nobody can read here.
CREATE TABLE erased_address (
    workspace_id integer     NOT NULL REFERENCES workspace,
    hash         bytea       NOT NULL CHECK (length(hash) = 32),
    erased_at    timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, hash)
);

-- Who asked for an erasure, and whether it is done.
CREATE TABLE erasure (
    workspace_id integer     NOT NULL REFERENCES workspace,
    -- What the ledger calls the person from then on: a name that leads to nobody.
    id           text        COLLATE "C" NOT NULL,
    -- Null when nothing is left.
    contact_id   text        COLLATE "C",
    asked_by     text        NOT NULL,
    asked_at     timestamptz NOT NULL,
    finished_at  timestamptz,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT finished_has_its_date CHECK ((contact_id IS NULL) = (finished_at IS NOT NULL))
);
CREATE INDEX erasure_unfinished ON erasure (asked_at) WHERE finished_at IS NULL;

-- Every text that was ever written for one contact alone, drafts that were thrown away included.
CREATE TABLE personal_text (
    workspace_id integer NOT NULL,
    contact_id   text    COLLATE "C" NOT NULL,
    fingerprint  bytea   NOT NULL,
    PRIMARY KEY (workspace_id, contact_id, fingerprint)
);
INSERT INTO personal_text (workspace_id, contact_id, fingerprint)
SELECT s.workspace_id, s.contact_id, m.fingerprint
  FROM sequence s JOIN email m ON m.workspace_id = s.workspace_id AND m.sequence_id = s.id
 WHERE s.contact_id IS NOT NULL AND m.fingerprint IS NOT NULL
UNION
SELECT s.workspace_id, s.contact_id, print
  FROM sequence s JOIN audit a ON a.workspace_id = s.workspace_id AND a.sequence_id = s.id
 CROSS JOIN LATERAL (VALUES (a.before), (a.after)) AS prints (print)
 WHERE s.contact_id IS NOT NULL AND print IS NOT NULL;

CREATE FUNCTION remember_personal_texts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO personal_text (workspace_id, contact_id, fingerprint)
    SELECT DISTINCT n.workspace_id, s.contact_id, n.fingerprint
      FROM now_there n JOIN sequence s ON s.workspace_id = n.workspace_id AND s.id = n.sequence_id
     WHERE s.contact_id IS NOT NULL AND n.fingerprint IS NOT NULL
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER email_text_inserted AFTER INSERT ON email
    REFERENCING NEW TABLE AS now_there FOR EACH STATEMENT EXECUTE FUNCTION remember_personal_texts();
CREATE TRIGGER email_text_updated AFTER UPDATE ON email
    REFERENCING NEW TABLE AS now_there FOR EACH STATEMENT EXECUTE FUNCTION remember_personal_texts();

-- Whoever brings an erased address back, and in whatever way, finds it suppressed. While a contact has it, it can be read
-- beside the contact anyway; with the contact it goes again.
CREATE FUNCTION suppress_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM erased_address) THEN
        INSERT INTO suppression (workspace_id, address, reason, detail, created_at)
        SELECT n.workspace_id, n.address, 'erased', '', e.erased_at
          FROM now_there n
          JOIN erased_address e ON e.workspace_id = n.workspace_id AND e.hash = erased_hash(n.workspace_id, n.address)
         -- Sorted, so that two transactions that bring the same people back cannot cross.
         ORDER BY n.workspace_id, n.address
        ON CONFLICT (workspace_id, address) DO UPDATE SET reason = 'erased', detail = ''
         WHERE suppression.reason <> 'erased';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER contact_came AFTER INSERT ON contact
    REFERENCING NEW TABLE AS now_there FOR EACH STATEMENT EXECUTE FUNCTION suppress_erased();
CREATE TRIGGER contact_changed AFTER UPDATE ON contact
    REFERENCING NEW TABLE AS now_there FOR EACH STATEMENT EXECUTE FUNCTION suppress_erased();

CREATE FUNCTION forget_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM erased_address) THEN
        DELETE FROM suppression x
         USING was_there w
         WHERE x.workspace_id = w.workspace_id AND x.address = w.address AND x.reason = 'erased'
           AND NOT EXISTS (SELECT FROM contact c WHERE c.workspace_id = w.workspace_id AND c.address = w.address)
           AND EXISTS (SELECT FROM erased_address e
                        WHERE e.workspace_id = w.workspace_id AND e.hash = erased_hash(w.workspace_id, w.address));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER contact_went AFTER DELETE ON contact
    REFERENCING OLD TABLE AS was_there FOR EACH STATEMENT EXECUTE FUNCTION forget_erased();
CREATE TRIGGER contact_moved AFTER UPDATE ON contact
    REFERENCING OLD TABLE AS was_there FOR EACH STATEMENT EXECUTE FUNCTION forget_erased();

-- Those that stand here readably from before.
INSERT INTO erased_address (workspace_id, hash, erased_at)
SELECT workspace_id, erased_hash(workspace_id, address), created_at FROM suppression WHERE reason = 'erased';
DELETE FROM suppression x
 WHERE x.reason = 'erased'
   AND NOT EXISTS (SELECT FROM contact c WHERE c.workspace_id = x.workspace_id AND c.address = x.address);
