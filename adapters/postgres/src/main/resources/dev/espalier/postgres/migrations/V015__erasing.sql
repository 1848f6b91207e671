-- For operators: makes an index on pending_send; emails wait meanwhile, for a second or two where a million are queued.

-- What is under way for a person, also where the enrolment is gone with its sequence.
CREATE INDEX pending_send_of_contact ON pending_send (workspace_id, contact_id);
