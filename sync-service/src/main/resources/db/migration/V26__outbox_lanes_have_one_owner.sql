-- A relay owns a lane by a lease with an end, not by a lock: no transaction stays open while Kafka is waited for.
-- The producer's id is the lane's, whoever owns it: Kafka refuses what an earlier owner still sends.
ALTER TABLE outbox_lane
    ADD owner        uuid,
    ADD leased_until timestamptz NOT NULL DEFAULT '-infinity',
    ADD producer     uuid        NOT NULL DEFAULT gen_random_uuid();

-- Each lane has a producer of its own, so there are fewer of them; a key's events stay in one lane.
UPDATE outbox SET lane = lane % 4 WHERE lane > 3;
DELETE FROM outbox_lane WHERE lane > 3;

-- The relays that can publish share the lanes evenly.
CREATE TABLE outbox_relay (
    id      uuid PRIMARY KEY,
    seen_at timestamptz NOT NULL
);
