-- The tables that a service makes in its own migrations for the outbox and the inbox.
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

-- A relay owns a lane by a lease with an end. The producer's id is the lane's, whoever owns it.
CREATE TABLE outbox_lane (
    lane         smallint PRIMARY KEY,
    owner        uuid,
    leased_until timestamptz NOT NULL DEFAULT '-infinity',
    producer     uuid        NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO outbox_lane (lane) SELECT generate_series(0, 3);

-- The relays that can publish share the lanes evenly.
CREATE TABLE outbox_relay (
    id      uuid PRIMARY KEY,
    seen_at timestamptz NOT NULL
);

-- Events that Kafka refuses for ever.
CREATE TABLE outbox_set_aside (
    id           bigint PRIMARY KEY,
    topic        text        NOT NULL,
    key          text        NOT NULL,
    value        text,
    trace        text,
    created_at   timestamptz NOT NULL,
    reason       text        NOT NULL,
    set_aside_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE processed_event (
    event_id     uuid PRIMARY KEY,
    processed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX processed_event_by_age ON processed_event (processed_at);

CREATE TABLE dead_letter (
    topic            text        NOT NULL,
    partition_number int         NOT NULL,
    record_offset    bigint      NOT NULL,
    record_key       bytea,
    record_value     bytea,
    reason           text        NOT NULL,
    set_aside_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (topic, partition_number, record_offset)
);
