-- The answer that a booking request with an Idempotency-Key got, written in the booking's transaction: whoever lost the
-- answer asks again with the same key and gets it, and never a second booking.
CREATE TABLE booking_receipt (
    user_id     uuid        NOT NULL REFERENCES person,
    key         text        NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    fingerprint bytea       NOT NULL,
    answer      text        NOT NULL,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (user_id, key)
);
CREATE INDEX booking_receipt_by_age ON booking_receipt (created_at);
