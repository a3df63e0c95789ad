-- The answer to a request that changed many bookings at once, for whoever asks again with the same Idempotency-Key. It has no
-- answer while the first request is under way.
CREATE TABLE bulk_request (
    user_id     uuid        NOT NULL REFERENCES person,
    key         text        NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    fingerprint bytea       NOT NULL,
    started_at  timestamptz NOT NULL,
    answer      text,
    PRIMARY KEY (user_id, key)
);
CREATE INDEX bulk_request_by_age ON bulk_request (started_at);
