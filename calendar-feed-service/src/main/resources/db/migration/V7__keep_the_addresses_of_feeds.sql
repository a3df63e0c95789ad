CREATE TABLE feed (
    feed_id         uuid PRIMARY KEY,
    owner_id        uuid        NOT NULL,
    owner_role      text        NOT NULL,
    kind            text        NOT NULL,
    subject         text        NOT NULL,
    generation      int         NOT NULL DEFAULT 1,
    token_hash      bytea       NOT NULL UNIQUE,
    created_at      timestamptz NOT NULL,
    last_fetched_at timestamptz,
    last_client     text,
    UNIQUE (owner_id, kind, subject),
    FOREIGN KEY (kind, subject) REFERENCES calendar
);

COMMENT ON COLUMN feed.owner_role IS 'as of the owner''s last visit: decides whether others'' titles are shown';
COMMENT ON COLUMN feed.generation IS 'the address is derived from it and the id by a key that is not in the database';
COMMENT ON COLUMN feed.token_hash IS 'SHA-256 of the secret in the address';
