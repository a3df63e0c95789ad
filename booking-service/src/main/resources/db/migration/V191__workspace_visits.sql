-- When the owner of a compute booking first opened its workspace. A booking without a row was never opened.
CREATE TABLE workspace_visit (
    booking_id uuid        PRIMARY KEY REFERENCES booking,
    first_at   timestamptz NOT NULL
);
