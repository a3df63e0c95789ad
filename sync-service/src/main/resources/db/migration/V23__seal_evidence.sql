-- What was kept unsealed is dropped: it is at most 14 days old, and it shows somebody's account.
DELETE FROM sync_job_evidence;
ALTER TABLE sync_job_evidence RENAME COLUMN content TO sealed;
ALTER TABLE sync_job_evidence ADD COLUMN key_id int NOT NULL, ADD COLUMN wrapped_key bytea NOT NULL;

-- Who looked at which evidence. Without foreign keys: it outlives the job.
CREATE TABLE evidence_reading (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    job_id    uuid        NOT NULL,
    source_id text        NOT NULL,
    kind      text        NOT NULL,
    read_by   uuid        NOT NULL,
    read_at   timestamptz NOT NULL
);
