-- What is taken of each node in each 15 minutes. The CHECKs are the judge: whoever writes, whatever the code
-- believed before, a node is never given away twice. Rows are locked in ascending order of slot.
CREATE TABLE node_slot (
    node_id        uuid        NOT NULL REFERENCES node,
    slot           timestamptz NOT NULL CHECK (extract(epoch FROM slot)::bigint % 900 = 0),
    cores          integer     NOT NULL,
    cores_used     integer     NOT NULL CHECK (cores_used >= 0),
    memory_gb      integer     NOT NULL,
    memory_gb_used integer     NOT NULL CHECK (memory_gb_used >= 0),
    PRIMARY KEY (node_id, slot),
    CONSTRAINT node_slot_cores_suffice CHECK (cores_used <= cores),
    CONSTRAINT node_slot_memory_suffices CHECK (memory_gb_used <= memory_gb)
) WITH (fillfactor = 70); -- the same rows are updated again and again: leave room on the page
