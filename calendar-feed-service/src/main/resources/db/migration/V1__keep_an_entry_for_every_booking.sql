CREATE TABLE calendar_entry (
    booking_id    uuid PRIMARY KEY,
    sequence      bigint      NOT NULL CHECK (sequence >= 0),
    kind          text        NOT NULL,
    status        text        NOT NULL,
    owner_id      uuid        NOT NULL,
    resource_id   uuid,
    resource_name text,
    starts_at     timestamptz NOT NULL,
    ends_at       timestamptz NOT NULL,
    title         text        NOT NULL,
    description   text,
    booked_at     timestamptz NOT NULL,
    changed_at    timestamptz NOT NULL,
    CHECK (ends_at >= starts_at)
);

COMMENT ON COLUMN calendar_entry.booking_id IS 'never changes: a feed makes the UID of it';
COMMENT ON COLUMN calendar_entry.sequence IS 'the booking''s version, SEQUENCE in a feed';
COMMENT ON COLUMN calendar_entry.changed_at IS 'when that version came to be: DTSTAMP and LAST-MODIFIED in a feed';
COMMENT ON COLUMN calendar_entry.resource_name IS 'as it was called then; resource_name has what it is called now';

CREATE INDEX calendar_entry_of_owner ON calendar_entry (owner_id, starts_at);
CREATE INDEX calendar_entry_of_resource ON calendar_entry (resource_id, starts_at);
