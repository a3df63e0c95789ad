-- Events wait here, written in the transaction of the change they tell of, until Kafka has acknowledged them.
CREATE TABLE outbox (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    lane       smallint    NOT NULL,
    topic      text        NOT NULL,
    key        text        NOT NULL,
    value      text, -- NULL is a tombstone
    trace      text, -- the request that caused it
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX outbox_by_lane ON outbox (lane, id);

-- A relay claims a lane by locking its row: all events of one key are in one lane, so one relay at a time sends them.
CREATE TABLE outbox_lane (lane smallint PRIMARY KEY);
INSERT INTO outbox_lane SELECT generate_series(0, 15);
