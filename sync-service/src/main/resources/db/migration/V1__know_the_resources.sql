-- What the rooms and machines of portals can be mapped to.
CREATE TABLE known_resource (
    resource_id uuid PRIMARY KEY,
    version     bigint      NOT NULL CHECK (version >= 0),
    kind        text        NOT NULL,
    name        text        NOT NULL,
    site        text,
    changed_at  timestamptz NOT NULL
);

CREATE INDEX known_resource_by_name ON known_resource (kind, name);
