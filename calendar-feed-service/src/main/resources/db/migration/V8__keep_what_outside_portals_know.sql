CREATE TABLE external_entry (
    entry_key   text PRIMARY KEY,
    version     bigint      NOT NULL,
    sequence    bigint      NOT NULL CHECK (sequence >= 0),
    changed_at  timestamptz NOT NULL,
    person_id   uuid,
    resource_id uuid,
    source_name text        NOT NULL,
    status      text        NOT NULL,
    starts_at   timestamptz NOT NULL,
    ends_at     timestamptz NOT NULL,
    all_day     boolean     NOT NULL,
    title       text        NOT NULL,
    place       text,
    url         text,
    price       text,
    shown       boolean     NOT NULL DEFAULT true,
    CHECK (ends_at >= starts_at)
);

COMMENT ON COLUMN external_entry.entry_key IS 'source / id there, as in the topic; a feed makes the UID of it';
COMMENT ON COLUMN external_entry.sequence IS 'the version of the last change that a feed shows: seen once more is none';
COMMENT ON COLUMN external_entry.shown IS 'false for what has left the feeds: long over, or called off long ago';

CREATE INDEX external_entry_of_person ON external_entry (person_id, starts_at);
CREATE INDEX external_entry_of_resource ON external_entry (resource_id, starts_at);
CREATE INDEX external_entry_over ON external_entry (ends_at) WHERE shown;
CREATE INDEX external_entry_called_off ON external_entry (changed_at)
    WHERE shown AND status IN ('cancelled', 'vanished');
