-- Staff note things about bookings that an outside system made as well.
ALTER TABLE booking_note ALTER COLUMN booking_id DROP NOT NULL;
ALTER TABLE booking_note ADD COLUMN external_id uuid REFERENCES external_booking (id) ON DELETE CASCADE;
ALTER TABLE booking_note ADD CONSTRAINT booking_note_is_about_one CHECK (num_nonnulls(booking_id, external_id) = 1);
CREATE INDEX booking_note_by_external ON booking_note (external_id, at, id) WHERE external_id IS NOT NULL;
