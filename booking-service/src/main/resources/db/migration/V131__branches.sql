-- What the staff of a branch set for its board. A branch without a row has the time zone of its rooms and no closing times.
CREATE TABLE branch (
    name      text   PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 100),
    time_zone text   NOT NULL,
    closing   jsonb  NOT NULL,
    version   bigint NOT NULL
);
