-- What a workspace reaches and may do. A booking keeps what it was made with, as it keeps the image.
ALTER TABLE environment
    ADD COLUMN egress         text    NOT NULL DEFAULT 'internet' CHECK (egress IN ('none', 'internet', 'open')),
    ADD COLUMN capabilities   text[]  NOT NULL DEFAULT '{}',
    ADD COLUMN read_only_root boolean NOT NULL DEFAULT false;

ALTER TABLE booking
    ADD COLUMN environment_egress         text CHECK (environment_egress IN ('none', 'internet', 'open')),
    ADD COLUMN environment_capabilities   text[],
    ADD COLUMN environment_read_only_root boolean;

UPDATE booking
SET environment_egress = 'internet', environment_capabilities = '{}', environment_read_only_root = false
WHERE environment_id IS NOT NULL;
