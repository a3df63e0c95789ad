-- A booking has all that it was made with, or no environment. Rows that the demo wrote without the newest columns are completed.
UPDATE booking
SET environment_egress         = coalesce(environment_egress, 'internet'),
    environment_capabilities   = coalesce(environment_capabilities, '{}'),
    environment_read_only_root = coalesce(environment_read_only_root, false)
WHERE environment_id IS NOT NULL AND environment_read_only_root IS NULL;

ALTER TABLE booking
    ADD CONSTRAINT booking_environment_whole CHECK (num_nulls(
        environment_id, environment_name, environment_image, environment_ports, environment_command,
        environment_egress, environment_capabilities, environment_read_only_root) IN (0, 8));
