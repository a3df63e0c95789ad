-- What booking-service does in the transaction of a room's booking (ReserveRoom), statement by statement. The outbox is
-- a table of the same shape that no relay empties: only the transaction is measured here.
\set n :n + 1
\set number {base} + :n * 100 + :client_id
\set person random({firstPerson}, {lastPerson})
\set room random(0, {rooms} - 1)
\set day random(0, {days} - 1)
\set half random(0, 7)
BEGIN;
SELECT CASE WHEN pg_try_advisory_xact_lock(hashtextextended('receipt:' || {person}::text || '-raw-' || :number::text, 0))
    THEN pg_advisory_xact_lock(hashtextextended('person:' || {person}::text, 0)) IS NOT NULL ELSE false END;
SELECT fingerprint, answer FROM booking_receipt WHERE user_id = {person} AND key = 'raw-' || :number::text;
SELECT count(id) FROM booking WHERE user_id = {person} AND kind = 'room' AND status IN ('pending', 'approved', 'active');
INSERT INTO room_hold (booking_id, room_id, during)
    VALUES ({id}, {room}, tstzrange(timestamptz '{day0}' + make_interval(days => :day::int, mins => 1020 + :half::int * 30),
                                    timestamptz '{day0}' + make_interval(days => :day::int, mins => 1050 + :half::int * 30)))
    ON CONFLICT ON CONSTRAINT room_hold_exclusive DO NOTHING;
INSERT INTO booking (id, version, kind, status, user_id, starts_at, ends_at, title, decide_by, approved_at, created_at, updated_at, room_id)
    VALUES ({id}, 0, 'room', 'approved', {person},
            timestamptz '{day0}' + make_interval(days => :day::int, mins => 1020 + :half::int * 30),
            timestamptz '{day0}' + make_interval(days => :day::int, mins => 1050 + :half::int * 30),
            'Measured', now(), now(), now(), now(), {room});
INSERT INTO audit_entry (at, actor_kind, actor_id, actor_name, subject_kind, subject_id, action, changes)
    VALUES (now(), 'person', {person}, 'Somebody', 'booking', {id}, 'created', '{audit}'::jsonb);
INSERT INTO bench_outbox (lane, topic, key, value, trace) VALUES (:number::bigint % 16, 'berth.bookings', {id}::text, '{event}', 'raw');
INSERT INTO booking_receipt (user_id, key, fingerprint, answer, created_at)
    VALUES ({person}, 'raw-' || :number::text, '\x00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff', '{answer}', now());
COMMIT;
