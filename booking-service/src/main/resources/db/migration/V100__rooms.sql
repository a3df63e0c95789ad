-- A room is booked by one person at a time. Opening hours are local times, which is why the zone stands beside them.
CREATE TABLE room (
    id            uuid        PRIMARY KEY,
    name          text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    branch        text        NOT NULL CHECK (length(branch) BETWEEN 1 AND 100),
    location      text        NOT NULL CHECK (length(location) BETWEEN 1 AND 200),
    capacity      integer     NOT NULL CHECK (capacity > 0),
    time_zone     text        NOT NULL,
    opening_hours jsonb       NOT NULL,
    approval      text        NOT NULL CHECK (approval IN ('automatic', 'required')),
    status        text        NOT NULL CHECK (status IN ('open', 'closed')),
    created_at    timestamptz NOT NULL,
    version       bigint      NOT NULL
);
CREATE INDEX room_by_branch ON room (branch, name, id);
