-- What an admin decides about a node and what its agent says it is. Changes seldom; each change bumps the version.
create table node (
    id            uuid        primary key,
    name          text        not null check (length(name) between 1 and 100),
    site          text        not null check (length(site) between 1 and 100),
    tags          text[]      not null,
    mac           text,
    cores         integer     not null check (cores > 0),
    memory_gb     integer     not null check (memory_gb > 0),
    gpus          jsonb       not null,
    public_key    bytea       not null,
    agent_version text        not null,
    runtime       text,
    images        text[]      not null,
    presence      text        not null check (presence in ('online', 'offline', 'asleep')),
    maintenance   boolean     not null,
    enrolled_at   timestamptz not null,
    version       bigint      not null
);

-- What every heartbeat writes. Apart from the node, so that a heartbeat never collides with an admin's change.
create table node_pulse (
    node_id        uuid             primary key references node on delete cascade,
    report_version bigint           not null,
    last_seen_at   timestamptz      not null,
    load_cpu       double precision,
    load_memory_gb double precision
);
create index node_pulse_by_last_seen on node_pulse (last_seen_at);

-- One-time tokens that let a machine become a node; only their hash is kept.
create table node_enrolment (
    id          uuid        primary key,
    token_hash  bytea       not null unique,
    name        text,
    site        text,
    tags        text[],
    created_by  uuid        not null references person,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    redeemed_at timestamptz,
    node_id     uuid        references node
);
