-- Bookings of outside systems, as they were when they were last seen there.
-- Versions come from one sequence, so that a booking that was forgotten and is found again is newer than it ever was.
CREATE SEQUENCE external_booking_version;

CREATE TABLE external_booking (
    source_id     text        NOT NULL,
    external_id   text        NOT NULL,
    person_id     uuid, -- whose calendar it is in
    resource_id   uuid, -- the room of Berth that it occupies
    title         text        NOT NULL,
    location      text,
    starts_at     timestamptz NOT NULL,
    ends_at       timestamptz NOT NULL,
    all_day       boolean     NOT NULL,
    status        text        NOT NULL CHECK (status IN ('confirmed', 'tentative', 'cancelled')),
    url           text,
    price         text,
    notes         jsonb       NOT NULL,
    fingerprint   bytea       NOT NULL, -- of everything above: the same means unchanged
    version       bigint      NOT NULL DEFAULT nextval('external_booking_version'),
    first_seen_at timestamptz NOT NULL,
    last_seen_at  timestamptz NOT NULL,
    last_seen_run uuid        NOT NULL,
    vanished_at   timestamptz, -- a complete run did not see it any more
    PRIMARY KEY (source_id, external_id),
    CHECK (ends_at >= starts_at)
);
CREATE INDEX external_booking_by_end ON external_booking (ends_at);

-- How the last attempts at a source went; survives the history of its jobs.
CREATE TABLE source_state (
    source_id         text PRIMARY KEY,
    last_attempt_at   timestamptz NOT NULL,
    last_succeeded_at timestamptz,
    error             text,
    version           bigint      NOT NULL DEFAULT nextval('external_booking_version')
);
