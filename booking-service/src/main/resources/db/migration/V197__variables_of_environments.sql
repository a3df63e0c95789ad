-- Variables of an environment's process, and presets that let in whoever connects: only Berth's agent reaches a workspace's port, so
-- a second password protects nothing. A preset that an admin has changed stays as it is.
ALTER TABLE environment
    ADD COLUMN variables jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(variables) = 'object');

UPDATE environment SET command = '{start-notebook.py,--IdentityProvider.token=}'
WHERE id = '0199f3a0-0000-7000-8000-00000000e002' AND version = 0 AND command = '{}';
UPDATE environment SET command = '{--auth,none}'
WHERE id = '0199f3a0-0000-7000-8000-00000000e003' AND version = 0 AND command = '{}';

ALTER TABLE booking
    DROP CONSTRAINT booking_environment_whole,
    ADD COLUMN environment_variables jsonb;

UPDATE booking SET environment_variables = '{}' WHERE environment_id IS NOT NULL;

ALTER TABLE booking
    ADD CONSTRAINT booking_environment_whole CHECK (num_nulls(
        environment_id, environment_name, environment_image, environment_ports, environment_command, environment_variables,
        environment_egress, environment_capabilities, environment_read_only_root) IN (0, 9));
