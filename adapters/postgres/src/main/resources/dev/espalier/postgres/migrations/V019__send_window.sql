-- For operators: adds five empty columns to workspace; nothing waits.

-- In which emails go out where a sequence has no window of its own; all empty: at any time.
ALTER TABLE workspace
    ADD COLUMN window_from time,
    ADD COLUMN window_to time,
    ADD COLUMN window_days text[],
    -- Empty: each contact's own.
    ADD COLUMN window_zone text,
    ADD COLUMN window_holidays text,
    ADD CONSTRAINT window_is_whole CHECK (
        CASE WHEN window_from IS NULL
             THEN num_nonnulls(window_to, window_days, window_zone, window_holidays) = 0
             ELSE window_to IS NOT NULL AND window_to <> window_from AND cardinality(window_days) > 0 END);
