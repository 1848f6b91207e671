-- For operators: adds a small index; sending waits while it is built.

-- Those that wait for a day of the warm-up or of a rate, first those planned first: when the relay refused for good what
-- had a place, the next one has it.
CREATE INDEX pending_send_waiting ON pending_send (workspace_id, planned_at) WHERE waiting IN ('warm_up', 'rate');
