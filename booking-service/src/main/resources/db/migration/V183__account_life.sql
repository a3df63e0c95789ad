-- An account that is disabled cannot sign in. A deleted one keeps its row, without anything that says whose it was,
-- because bookings and notes refer to it.
ALTER TABLE person ADD COLUMN disabled boolean NOT NULL DEFAULT false;
ALTER TABLE person ADD COLUMN deleted_at timestamptz;
ALTER TABLE person ADD CONSTRAINT person_deleted_is_disabled CHECK (deleted_at IS NULL OR disabled);

-- A link by which somebody chooses a new password once. Only the token's hash is kept.
CREATE TABLE password_reset (
    token_hash bytea       PRIMARY KEY,
    person_id  uuid        NOT NULL REFERENCES person ON DELETE CASCADE,
    expires_at timestamptz NOT NULL
);
CREATE INDEX password_reset_by_person ON password_reset (person_id);
CREATE INDEX password_reset_by_expiry ON password_reset (expires_at);

-- Tokens that were tried and did not exist, per network.
CREATE TABLE failed_password_reset (
    network text        NOT NULL,
    at      timestamptz NOT NULL
);
CREATE INDEX failed_password_reset_by_network ON failed_password_reset (network, at);
CREATE INDEX failed_password_reset_by_time ON failed_password_reset (at);

-- The service's role may only add audit entries. The name of a deleted person is the one thing that is taken out of them,
-- and this function, which works with its owner's rights, can do nothing else.
CREATE FUNCTION erase_name_from_audit(person uuid, replacement text) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = booking, pg_temp
AS $$
    UPDATE audit_entry SET actor_name = replacement WHERE actor_id = person;
    UPDATE audit_entry SET changes = changes - 'name' - 'email'
    WHERE subject_kind = 'person' AND subject_id = person AND changes ?| ARRAY ['name', 'email'];
$$;

CREATE INDEX booking_note_by_author ON booking_note (author_id);
