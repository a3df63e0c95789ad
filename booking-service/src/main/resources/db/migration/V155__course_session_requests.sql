-- Who planned a session with which Idempotency-Key: a request that is sent again, because its answer was lost, finds the
-- session that the first one planned. The index is the judge, as everywhere.
ALTER TABLE course_session
    ADD COLUMN planned_by          uuid REFERENCES person,
    ADD COLUMN request_key         text CHECK (length(request_key) BETWEEN 1 AND 255),
    ADD COLUMN request_fingerprint bytea,
    ADD CONSTRAINT course_session_request_is_whole CHECK (num_nulls(planned_by, request_key, request_fingerprint) IN (0, 3));
CREATE UNIQUE INDEX course_session_once_per_request ON course_session (planned_by, request_key)
    WHERE request_key IS NOT NULL;
