-- A seat in a course session.
ALTER TABLE booking ADD COLUMN course_session_id uuid REFERENCES course_session;
ALTER TABLE booking ADD CONSTRAINT booking_course_is_named CHECK (kind <> 'course' OR course_session_id IS NOT NULL);
CREATE INDEX booking_by_course ON booking (course_session_id, starts_at DESC, id DESC) WHERE course_session_id IS NOT NULL;

-- One person, one seat; who has cancelled may come back.
CREATE UNIQUE INDEX booking_one_seat_each ON booking (course_session_id, user_id)
    WHERE course_session_id IS NOT NULL AND status IN ('pending', 'approved', 'active');
