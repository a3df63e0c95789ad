-- What staff note about a booking, for each other. Rows are only ever added: who wrote what when is the row itself.
CREATE TABLE booking_note (
    id         uuid        PRIMARY KEY,
    booking_id uuid        NOT NULL REFERENCES booking,
    author_id  uuid        NOT NULL REFERENCES person,
    text       text        NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
    at         timestamptz NOT NULL
);
CREATE INDEX booking_note_by_booking ON booking_note (booking_id, at, id);
