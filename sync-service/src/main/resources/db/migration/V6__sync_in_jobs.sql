CREATE TABLE sync_job (
    id              uuid PRIMARY KEY,
    source_id       text        NOT NULL,
    source_kind     text        NOT NULL,
    portal          text,
    person_id       uuid,
    trigger         text        NOT NULL CHECK (trigger IN ('manual', 'scheduled')),
    status          text        NOT NULL CHECK (status IN ('pending', 'running', 'completed', 'failed')),
    phase           text        NOT NULL,
    rows_seen       int         NOT NULL DEFAULT 0,
    rows_saved      int         NOT NULL DEFAULT 0,
    added           int         NOT NULL DEFAULT 0,
    updated         int         NOT NULL DEFAULT 0,
    unchanged       int         NOT NULL DEFAULT 0,
    vanished        int         NOT NULL DEFAULT 0,
    failure_kind    text,
    failure_message text,
    requested_at    timestamptz NOT NULL,
    started_at      timestamptz,
    ended_at        timestamptz,
    attempts        int         NOT NULL DEFAULT 0,
    claimed_by      uuid, -- the process that runs it
    lease_until     timestamptz, -- and until when it is believed to live
    CHECK ((status = 'failed') = (failure_kind IS NOT NULL)),
    CHECK ((status = 'running') = (lease_until IS NOT NULL)),
    CHECK ((status IN ('completed', 'failed')) = (ended_at IS NOT NULL))
);

-- At most one per person and portal, whoever asks and however many replicas there are.
CREATE UNIQUE INDEX sync_job_one_at_a_time ON sync_job (source_id) WHERE status IN ('pending', 'running');
CREATE INDEX sync_job_waiting ON sync_job (requested_at) WHERE status IN ('pending', 'running');
CREATE INDEX sync_job_by_person ON sync_job (person_id, requested_at DESC, id DESC);
CREATE INDEX sync_job_by_age ON sync_job (requested_at DESC, id DESC);

CREATE TABLE sync_job_log (
    job_id uuid        NOT NULL REFERENCES sync_job ON DELETE CASCADE,
    id     bigint GENERATED ALWAYS AS IDENTITY,
    at     timestamptz NOT NULL,
    level  text        NOT NULL CHECK (level IN ('info', 'warning', 'error')),
    text   text        NOT NULL,
    PRIMARY KEY (job_id, id)
);

CREATE TABLE sync_job_evidence (
    job_id     uuid        NOT NULL REFERENCES sync_job ON DELETE CASCADE,
    kind       text        NOT NULL CHECK (kind IN ('screenshot', 'html')),
    media_type text        NOT NULL,
    content    bytea       NOT NULL,
    taken_at   timestamptz NOT NULL,
    PRIMARY KEY (job_id, kind)
);
CREATE INDEX sync_job_evidence_by_age ON sync_job_evidence (taken_at);
