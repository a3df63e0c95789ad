-- What outside systems (a LibCal, an .ics) have booked of rooms that Berth governs, by its key in Kafka. It holds the room
-- like any booking; where the room was taken already, both stand, and holds is false until the room is free.
CREATE TABLE external_booking (
    topic_key   text        PRIMARY KEY CHECK (length(topic_key) <= 500),
    id          uuid        NOT NULL UNIQUE,
    version     bigint      NOT NULL,
    source_id   text        NOT NULL,
    source_kind text        NOT NULL,
    source_name text        NOT NULL,
    room_id     uuid        NOT NULL REFERENCES room,
    starts_at   timestamptz NOT NULL,
    ends_at     timestamptz NOT NULL,
    title       text        NOT NULL,
    status      text        NOT NULL,
    url         text,
    notes       jsonb       NOT NULL,
    holds       boolean     NOT NULL,
    seen_at     timestamptz NOT NULL,
    CHECK (ends_at > starts_at)
);
CREATE INDEX external_booking_by_room ON external_booking (room_id, starts_at);
CREATE INDEX external_booking_by_end ON external_booking (ends_at);
CREATE INDEX external_booking_waits ON external_booking (starts_at)
    WHERE NOT holds AND status IN ('confirmed', 'tentative');

-- When a source was last read, as it says itself.
CREATE TABLE external_source (
    id                text        PRIMARY KEY CHECK (length(id) <= 200),
    version           bigint      NOT NULL,
    kind              text        NOT NULL,
    name              text        NOT NULL,
    rooms             uuid[]      NOT NULL,
    last_succeeded_at timestamptz,
    last_attempted_at timestamptz,
    stale             boolean     NOT NULL,
    error             text
);
CREATE INDEX external_source_by_room ON external_source USING gin (rooms);

-- A hold is a booking's or an external booking's: one constraint judges both.
ALTER TABLE room_hold DROP CONSTRAINT room_hold_pkey;
ALTER TABLE room_hold ALTER COLUMN booking_id DROP NOT NULL;
ALTER TABLE room_hold ADD CONSTRAINT room_hold_of_booking UNIQUE (booking_id);
ALTER TABLE room_hold ADD COLUMN external_id uuid REFERENCES external_booking (id) ON DELETE CASCADE;
ALTER TABLE room_hold ADD CONSTRAINT room_hold_is_somebodys CHECK (num_nonnulls(booking_id, external_id) = 1);
CREATE UNIQUE INDEX room_hold_of_external ON room_hold (external_id) WHERE external_id IS NOT NULL;
