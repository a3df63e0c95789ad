-- A person's account at a portal. E-mail and password are sealed together; what seals them is not in this database.
CREATE TABLE portal_account (
    source_id    text PRIMARY KEY, -- portal:person
    person_id    uuid        NOT NULL,
    portal       text        NOT NULL,
    key_id       int         NOT NULL,
    wrapped_key  bytea       NOT NULL,
    sealed       bytea       NOT NULL,
    state        text        NOT NULL CHECK (state IN ('untried', 'ok', 'wrong-credentials')),
    connected_at timestamptz NOT NULL,
    next_sync_at timestamptz NOT NULL,
    UNIQUE (person_id, portal)
);
CREATE INDEX portal_account_due ON portal_account (next_sync_at);
