CREATE TABLE counted (events int NOT NULL);
INSERT INTO counted VALUES (0);

-- For the inbox.
CREATE TABLE processed_event (
    event_id     uuid PRIMARY KEY,
    processed_at timestamptz NOT NULL DEFAULT now()
);
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
