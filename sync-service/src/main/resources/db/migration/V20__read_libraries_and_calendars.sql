-- Outside systems that admins set up (a library's LibCal, an .ics address), and calendars that people bring along.
CREATE TABLE outside_source (
    id           uuid PRIMARY KEY,
    kind         text        NOT NULL CHECK (kind IN ('libcal', 'ics')),
    name         text        NOT NULL,
    enabled      boolean     NOT NULL,
    address      text        NOT NULL,
    client_id    text,
    location_ids text[]      NOT NULL,
    time_zone    text        NOT NULL,
    rooms        jsonb       NOT NULL, -- what it calls a space → the room of Berth
    person_id    uuid, -- whose calendar it fills; NULL where it fills rooms
    key_id       int,
    wrapped_key  bytea,
    sealed       bytea,
    created_at   timestamptz NOT NULL,
    next_sync_at timestamptz NOT NULL,
    version      bigint      NOT NULL,
    CHECK (num_nonnulls(key_id, wrapped_key, sealed) IN (0, 3))
);
CREATE INDEX outside_source_due ON outside_source (kind, next_sync_at) WHERE enabled;

-- The spaces that a source has spoken of, so that an admin maps them by name and need not know their numbers.
CREATE TABLE outside_space (
    source_id uuid        NOT NULL REFERENCES outside_source ON DELETE CASCADE,
    space_id  text        NOT NULL,
    name      text        NOT NULL,
    seen_at   timestamptz NOT NULL,
    PRIMARY KEY (source_id, space_id)
);
