-- For operators: adds a column to mailbox_message, fills it and makes two indexes; with a large built-in mailbox seconds.

-- Whose mail it is: another workspace does not see it. What is there was sent before there was a way to make a second one.
ALTER TABLE mailbox_message ADD COLUMN workspace_id integer;
UPDATE mailbox_message SET workspace_id = (SELECT min(id) FROM workspace);
DELETE FROM mailbox_message WHERE workspace_id IS NULL;
ALTER TABLE mailbox_message ALTER COLUMN workspace_id SET NOT NULL;
DROP INDEX mailbox_message_to;
CREATE INDEX mailbox_message_of ON mailbox_message (workspace_id, id);
CREATE INDEX mailbox_message_to ON mailbox_message (workspace_id, envelope_to, id);
