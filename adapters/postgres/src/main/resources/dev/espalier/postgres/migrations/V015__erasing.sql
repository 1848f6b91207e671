-- For operators: adds an empty column to erasure and makes an index on pending_send; emails wait meanwhile, for a second or two where a million are queued.

-- What is under way for a person, also where the enrolment is gone with its sequence.
CREATE INDEX pending_send_of_contact ON pending_send (workspace_id, contact_id);

-- What is looked for in the words of relays, normalised, until the erasure is finished.
ALTER TABLE erasure ADD COLUMN addresses text[] NOT NULL DEFAULT '{}';
