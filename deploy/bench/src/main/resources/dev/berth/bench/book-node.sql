-- What booking-service does in the transaction of a compute booking (Reserve), all on the same slots of the same node.
\set n :n + 1
\set number {base} + :n * 100 + :client_id
\set person random({firstPerson}, {lastPerson})
BEGIN;
SELECT CASE WHEN pg_try_advisory_xact_lock(hashtextextended('receipt:' || {person}::text || '-raw-' || :number::text, 0))
    THEN pg_advisory_xact_lock(hashtextextended('person:' || {person}::text, 0)) IS NOT NULL ELSE false END;
SELECT fingerprint, answer FROM booking_receipt WHERE user_id = {person} AND key = 'raw-' || :number::text;
SELECT count(id) FROM booking WHERE user_id = {person} AND kind = 'compute' AND status IN ('pending', 'approved', 'active');
INSERT INTO node_slot (node_id, slot, cores, cores_used, memory_gb, memory_gb_used)
    SELECT n.id, slot, n.cores, 1, n.memory_gb, 1
    FROM node n, generate_series(timestamptz '{day0}' + interval '30 days 600 min',
                                 timestamptz '{day0}' + interval '30 days 659 min', interval '15 min') slot
    WHERE n.id = '{node}'
    ORDER BY slot
    ON CONFLICT (node_id, slot) DO UPDATE SET
        cores = excluded.cores, cores_used = node_slot.cores_used + excluded.cores_used,
        memory_gb = excluded.memory_gb, memory_gb_used = node_slot.memory_gb_used + excluded.memory_gb_used;
INSERT INTO booking (id, version, kind, status, user_id, starts_at, ends_at, title, decide_by, created_at, updated_at,
                     cores, memory_gb, gpus, node_tags, environment_id, environment_name, environment_image, environment_ports,
                     environment_command, environment_variables, environment_egress, environment_capabilities, environment_read_only_root, node_id, gpu_uuids)
    VALUES ({id}, 0, 'compute', 'pending', {person}, timestamptz '{day0}' + interval '30 days 600 min',
            timestamptz '{day0}' + interval '30 days 660 min', 'Storm', now(), now(), now(), 1, 1, 0, '{storm-large}',
            '{environment}', 'Try-out page', 'berth/try-out', '{8080}', '{}', '{}', 'internet', '{}', false, '{node}', '{}');
INSERT INTO audit_entry (at, actor_kind, actor_id, actor_name, subject_kind, subject_id, action, changes)
    VALUES (now(), 'person', {person}, 'Somebody', 'booking', {id}, 'created', '{audit}'::jsonb);
INSERT INTO bench_outbox (lane, topic, key, value, trace) VALUES (:number::bigint % 16, 'berth.bookings', {id}::text, '{event}', 'raw');
INSERT INTO booking_receipt (user_id, key, fingerprint, answer, created_at)
    VALUES ({person}, 'raw-' || :number::text, '\x00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff', '{answer}', now());
COMMIT;
