-- Everything that one feed shows: a person's, a room's, a node's, a course type's.
CREATE TABLE calendar (
    kind       text        NOT NULL CHECK (kind IN ('person', 'room', 'node', 'course-type')),
    subject    text        NOT NULL,
    stamp      uuid        NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (kind, subject)
);

COMMENT ON TABLE calendar IS 'written in the transaction of every change of what the calendar shows';
COMMENT ON COLUMN calendar.stamp IS 'drawn anew with every change and never seen before: a counter could come back after a restore';
COMMENT ON COLUMN calendar.changed_at IS 'whole seconds, and later with every change, because HTTP''s dates know no more';

ALTER TABLE calendar_entry
    ADD COLUMN status_reason text,
    ADD COLUMN shown         boolean NOT NULL DEFAULT true;

COMMENT ON COLUMN calendar_entry.shown IS 'false for what has left the feeds: long over, or called off long ago';

CREATE INDEX calendar_entry_over ON calendar_entry (ends_at) WHERE shown;
CREATE INDEX calendar_entry_called_off ON calendar_entry (changed_at)
    WHERE shown AND status IN ('cancelled', 'rejected', 'expired', 'failed');
