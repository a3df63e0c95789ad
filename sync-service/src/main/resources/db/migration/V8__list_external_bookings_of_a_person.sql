CREATE INDEX external_booking_by_person ON external_booking (person_id, starts_at, source_id, external_id)
    WHERE vanished_at IS NULL;
