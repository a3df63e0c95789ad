CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

-- Which booking holds which GPU when. A GPU is exclusive: the constraint refuses any overlap.
CREATE TABLE gpu_hold (
    booking_id uuid      NOT NULL REFERENCES booking,
    gpu_uuid   text      NOT NULL,
    during     tstzrange NOT NULL CHECK (NOT isempty(during)),
    PRIMARY KEY (booking_id, gpu_uuid),
    CONSTRAINT gpu_hold_exclusive EXCLUDE USING gist (gpu_uuid public.gist_text_ops WITH =, during WITH &&)
);
