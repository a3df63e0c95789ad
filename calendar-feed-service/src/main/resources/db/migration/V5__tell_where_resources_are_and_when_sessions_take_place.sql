ALTER TABLE resource_name RENAME TO resource;

ALTER TABLE resource
    ADD COLUMN place       text,
    ADD COLUMN course_type text,
    ADD COLUMN starts_at   timestamptz,
    ADD COLUMN ends_at     timestamptz,
    ADD COLUMN status      text,
    ADD COLUMN sequence    bigint      NOT NULL DEFAULT 0,
    ADD COLUMN changed_at  timestamptz NOT NULL DEFAULT '-infinity',
    ADD COLUMN shown       boolean     NOT NULL DEFAULT true,
    ADD CHECK (kind <> 'course' OR (course_type IS NOT NULL AND starts_at <= ends_at));

COMMENT ON COLUMN resource.place IS 'what LOCATION says in a feed';
COMMENT ON COLUMN resource.sequence IS 'the version of the last change that a feed shows; a seat taken is none';
COMMENT ON COLUMN resource.changed_at IS 'when that version came to be';
COMMENT ON COLUMN resource.shown IS 'false for a session that has left the feeds';

CREATE INDEX resource_of_course_type ON resource (course_type, starts_at) WHERE kind = 'course';
