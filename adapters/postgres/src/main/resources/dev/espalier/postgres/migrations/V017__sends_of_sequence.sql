-- For operators: makes an index on pending_send; emails wait meanwhile, for a second or two where a million are queued.

-- The sends of a sequence, page by page: those on their way are found as those that have ended are.
CREATE INDEX pending_send_of_sequence ON pending_send (workspace_id, sequence_id, id);
