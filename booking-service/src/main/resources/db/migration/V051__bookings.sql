-- One person's claim on a resource for [starts_at, ends_at). What belongs to one kind only is NULL for the others.
CREATE TABLE booking (
    id            uuid        PRIMARY KEY,
    version       bigint      NOT NULL,
    kind          text        NOT NULL CHECK (kind IN ('compute')),
    status        text        NOT NULL CHECK (status IN
        ('pending', 'approved', 'active', 'completed', 'rejected', 'cancelled', 'expired', 'failed')),
    status_reason text,
    user_id       uuid        NOT NULL REFERENCES person,
    starts_at     timestamptz NOT NULL,
    ends_at       timestamptz NOT NULL,
    title         text        NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    description   text        CHECK (length(description) <= 2000),
    decide_by     timestamptz NOT NULL,
    approved_at   timestamptz,
    started_at    timestamptz,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,

    cores               integer CHECK (cores > 0),
    memory_gb           integer CHECK (memory_gb > 0),
    gpus                integer CHECK (gpus >= 0),
    node_tags           text[],
    environment_id      uuid,
    environment_name    text,
    environment_image   text,
    environment_ports   integer[],
    environment_command text[],
    node_id             uuid REFERENCES node,
    gpu_uuids           text[],

    workspace_state      text CHECK (workspace_state IN
        ('scheduled', 'waking', 'preparing', 'starting', 'running', 'stopping', 'stopped', 'failed')),
    workspace_reason     text,
    workspace_generation integer,
    workspace_from       timestamptz,
    workspace_until      timestamptz,
    workspace_host       text,
    workspace_port       integer,
    -- Whether the workspace's key in Kafka has been given its tombstone.
    workspace_buried     boolean NOT NULL DEFAULT false,

    CHECK (ends_at > starts_at),
    CHECK (kind <> 'compute' OR (cores IS NOT NULL AND memory_gb IS NOT NULL AND gpus IS NOT NULL AND node_id IS NOT NULL))
);
CREATE INDEX booking_by_person ON booking (user_id, starts_at DESC, id DESC);
CREATE INDEX booking_by_start ON booking (starts_at DESC, id DESC);
CREATE INDEX booking_by_node ON booking (node_id, starts_at DESC, id DESC);
CREATE INDEX booking_by_status ON booking (status, starts_at DESC, id DESC);

-- What the clockwork looks for; small, because few bookings are undecided or running.
CREATE INDEX booking_undecided ON booking (decide_by) WHERE status = 'pending';
CREATE INDEX booking_open_end ON booking (ends_at) WHERE status IN ('approved', 'active');
CREATE INDEX booking_unburied ON booking (workspace_until)
    WHERE NOT workspace_buried AND workspace_generation IS NOT NULL AND status NOT IN ('pending', 'approved', 'active');
