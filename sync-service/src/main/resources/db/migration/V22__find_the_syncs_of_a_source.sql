-- What a source's page asks for: its syncs, newest first, and the newest of them.
CREATE INDEX sync_job_by_source ON sync_job (source_id, requested_at DESC, id DESC);
