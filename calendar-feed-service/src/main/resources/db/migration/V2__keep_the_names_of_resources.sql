CREATE TABLE resource_name (
    resource_id uuid PRIMARY KEY,
    version     bigint NOT NULL,
    kind        text   NOT NULL,
    name        text   NOT NULL
);
