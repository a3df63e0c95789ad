-- What the service's own role may do in its schema; Flyway runs this as the schema's owner after every migration.
DO $$
BEGIN
    IF current_user = '${service-role}' THEN
        RETURN; -- one role does everything here, and needs no grant
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('booking grants')); -- replicas start side by side
    GRANT USAGE ON SCHEMA booking TO "${service-role}";
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA booking TO "${service-role}";
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA booking TO "${service-role}";
    ALTER DEFAULT PRIVILEGES IN SCHEMA booking GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "${service-role}";
    REVOKE ALL ON booking.flyway_schema_history FROM "${service-role}";
    -- Audit entries are only ever added.
    REVOKE UPDATE, DELETE ON booking.audit_entry FROM "${service-role}";
END $$;
