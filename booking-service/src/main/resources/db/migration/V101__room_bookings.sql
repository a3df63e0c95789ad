-- Bookings of rooms stand beside those of nodes; what belongs to one kind only is NULL for the others.
ALTER TABLE booking DROP CONSTRAINT booking_kind_check;
ALTER TABLE booking ADD CONSTRAINT booking_kind_check CHECK (kind IN ('compute', 'room', 'course'));
ALTER TABLE booking ADD COLUMN room_id uuid REFERENCES room;
ALTER TABLE booking ADD COLUMN attendees integer CHECK (attendees > 0);
ALTER TABLE booking ADD CONSTRAINT booking_room_is_named CHECK (kind <> 'room' OR room_id IS NOT NULL);
CREATE INDEX booking_by_room ON booking (room_id, starts_at DESC, id DESC) WHERE room_id IS NOT NULL;

-- What the clockwork starts: everything but compute, which its node starts.
CREATE INDEX booking_open_start ON booking (starts_at) WHERE status = 'approved' AND kind <> 'compute';

-- Which booking holds which room when: a row for each pending, approved or active one. The constraint is the judge, and
-- not deferrable, so that ON CONFLICT may ask it. The hold is written before its booking: the loser has written nothing.
CREATE TABLE room_hold (
    booking_id uuid      PRIMARY KEY REFERENCES booking DEFERRABLE INITIALLY DEFERRED,
    room_id    uuid      NOT NULL REFERENCES room,
    during     tstzrange NOT NULL CHECK (NOT isempty(during)),
    CONSTRAINT room_hold_exclusive EXCLUDE USING gist (room_id public.gist_uuid_ops WITH =, during WITH &&)
);
