-- Waking: since when, how many packets were sent and when the last one was, how long it usually takes, and that it did not work.
ALTER TABLE node
    ADD wake_began_at     timestamptz,
    ADD wake_packets      integer NOT NULL DEFAULT 0,
    ADD wake_sent_at      timestamptz,
    ADD wake_lead_seconds integer,
    ADD wake_password     text,
    ADD suspect_since     timestamptz;

-- How long past wakes took: the lead time of the next one.
CREATE TABLE node_wake (
    node_id      uuid        NOT NULL REFERENCES node ON DELETE CASCADE,
    began_at     timestamptz NOT NULL,
    took_seconds integer     NOT NULL CHECK (took_seconds >= 0),
    PRIMARY KEY (node_id, began_at)
);

-- Capacity counts as far as an admin has agreed to it; what the machine says beyond that waits.
ALTER TABLE node
    ADD agreed  jsonb,
    ADD offered jsonb;

-- A planned time of maintenance, and why there is one.
ALTER TABLE node
    ADD maintenance_from   timestamptz,
    ADD maintenance_until  timestamptz,
    ADD maintenance_reason text,
    ADD CHECK (maintenance_until IS NULL OR maintenance_from < maintenance_until);

-- A retired node is gone for everybody; its row stays, because bookings of the past refer to it.
ALTER TABLE node ADD retired boolean NOT NULL DEFAULT false;

-- The node shrank or was revoked: bookings that it cannot serve any more look for another.
ALTER TABLE node ADD bookings_to_check boolean NOT NULL DEFAULT false;

CREATE INDEX node_waking ON node (wake_sent_at) WHERE wake_began_at IS NOT NULL;
