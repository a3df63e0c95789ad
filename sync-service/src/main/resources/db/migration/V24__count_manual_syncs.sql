-- Syncs that people asked for, of the last day: what a person, and all together, may ask for in a while is counted here.
CREATE TABLE manual_sync (
    person_id uuid        NOT NULL,
    asked_at  timestamptz NOT NULL
);
CREATE INDEX manual_sync_of_person ON manual_sync (person_id, asked_at);
CREATE INDEX manual_sync_by_time ON manual_sync (asked_at);
