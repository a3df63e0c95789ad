-- What the service's own role may do in its schema; Flyway runs this as the schema's owner after every migration.
DO $$
BEGIN
    IF current_user = '${service-role}' THEN
        RETURN; -- one role does everything here, and needs no grant
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('sync grants')); -- replicas start side by side
    GRANT USAGE ON SCHEMA sync TO "${service-role}";
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA sync TO "${service-role}";
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA sync TO "${service-role}";
    ALTER DEFAULT PRIVILEGES IN SCHEMA sync GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "${service-role}";
    REVOKE ALL ON sync.flyway_schema_history FROM "${service-role}";
    REVOKE UPDATE, DELETE ON sync.evidence_reading FROM "${service-role}"; -- an audit: added to and read only
END $$;
