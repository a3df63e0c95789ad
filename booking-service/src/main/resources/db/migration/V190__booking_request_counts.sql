-- What became of requests for bookings, by hour: the statistics need refusals too, and a refusal leaves no booking.
CREATE TABLE booking_request_count (
    hour     timestamptz NOT NULL,
    kind     text        NOT NULL,
    outcome  text        NOT NULL,
    requests bigint      NOT NULL CHECK (requests > 0),
    PRIMARY KEY (hour, kind, outcome)
);
