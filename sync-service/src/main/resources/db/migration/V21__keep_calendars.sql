-- A calendar's text: uploaded, or as its address gave it last. Kept, because an address that answers "not modified" still has
-- events that come round again, and each day shows new ones of them.
CREATE TABLE calendar_text (
    source_id     uuid PRIMARY KEY REFERENCES outside_source ON DELETE CASCADE,
    content       text        NOT NULL,
    etag          text,
    last_modified text,
    fetched_at    timestamptz NOT NULL
);

-- A person's calendars.
CREATE INDEX outside_source_person ON outside_source (person_id) WHERE person_id IS NOT NULL;
