-- A ticket opens a workspace once, within seconds. Only its hash is kept; taking the row out is what uses it up.
CREATE TABLE connect_ticket (
    hash       bytea       PRIMARY KEY,
    booking_id uuid        NOT NULL REFERENCES booking,
    user_id    uuid        NOT NULL REFERENCES person,
    expires_at timestamptz NOT NULL
);
CREATE INDEX connect_ticket_by_expiry ON connect_ticket (expires_at);
