-- A course at a fixed time with a number of seats. The CHECK is the judge: whoever writes, whatever the code believed
-- before, a seat is never given away twice.
CREATE TABLE course_session (
    id               uuid        PRIMARY KEY,
    course_type      text        NOT NULL CHECK (length(course_type) BETWEEN 1 AND 100),
    starts_at        timestamptz NOT NULL,
    ends_at          timestamptz NOT NULL,
    time_zone        text,
    location         text        NOT NULL CHECK (length(location) BETWEEN 1 AND 200),
    capacity         integer     NOT NULL CHECK (capacity > 0),
    seats_taken      integer     NOT NULL,
    instructor_notes text        CHECK (length(instructor_notes) <= 2000),
    status           text        NOT NULL CHECK (status IN ('scheduled', 'cancelled', 'completed')),
    status_reason    text,
    created_at       timestamptz NOT NULL,
    version          bigint      NOT NULL, -- counts every change, seats too: it orders the events
    edited_version   bigint      NOT NULL, -- the version as of the last change that a person made to the session itself
    CHECK (ends_at > starts_at),
    CONSTRAINT course_session_seats_suffice CHECK (seats_taken BETWEEN 0 AND capacity)
) WITH (fillfactor = 80); -- a popular session's row is updated with every seat
CREATE INDEX course_session_by_start ON course_session (starts_at, id);
CREATE INDEX course_session_by_type ON course_session (course_type, starts_at, id);
-- What the clockwork completes.
CREATE INDEX course_session_open_end ON course_session (ends_at) WHERE status = 'scheduled';
