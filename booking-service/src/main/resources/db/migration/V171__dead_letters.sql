-- Records of other services that could not be taken in. Bytes, because what cannot be read may not even be text.
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
