-- Whether the booking's key in Kafka has been given its tombstone, a year after the booking's end.
ALTER TABLE booking ADD tombstoned boolean NOT NULL DEFAULT false;

-- Bookings that start before this have all been looked at: a pass need not walk over every booking there ever was.
CREATE TABLE booking_tombstone_progress (
    only_row    boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    starts_from timestamptz NOT NULL
);
INSERT INTO booking_tombstone_progress (starts_from) VALUES ('-infinity');
