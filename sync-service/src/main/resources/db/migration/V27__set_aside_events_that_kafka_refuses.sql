-- Events that Kafka refuses for ever, such as one above its size limit: they block none of those behind them.
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
