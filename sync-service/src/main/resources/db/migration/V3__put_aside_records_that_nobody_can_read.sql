-- Bytes, because what cannot be read may not even be text.
CREATE TABLE dead_letter (
    topic            text        NOT NULL,
    partition_number int         NOT NULL,
    record_offset    bigint      NOT NULL,
    record_key       bytea,
    record_value     bytea,
    reason           text        NOT NULL,
    put_aside_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (topic, partition_number, record_offset)
);
