package dev.berth.engines;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes a service's schema and its two roles, as the superuser. What exists is kept; tables change their owner. */
final class Schemas {
    private static final String ROLE = """
            DO $$
            BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN
                    CREATE ROLE %1$s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '%2$s';
                END IF;
            END $$""";

    /** Before there were owners, one role owned everything; a database of that time is handed over here. */
    private static final String HAND_OVER = """
            DO $$
            DECLARE
                one record;
            BEGIN
                CREATE SCHEMA IF NOT EXISTS %1$s;
                IF (SELECT nspowner FROM pg_namespace WHERE nspname = '%1$s') <> '%2$s'::regrole THEN
                    ALTER SCHEMA %1$s OWNER TO %2$s;
                END IF;
                FOR one IN
                    SELECT c.oid::regclass AS name FROM pg_class c
                    WHERE c.relnamespace = '%1$s'::regnamespace
                      AND c.relowner <> '%2$s'::regrole
                      AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
                      -- a sequence that belongs to a column goes with its table
                      AND NOT EXISTS (
                          SELECT FROM pg_depend d
                          WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i'))
                LOOP
                    EXECUTE format('ALTER TABLE %%s OWNER TO %2$s', one.name);
                END LOOP;
                FOR one IN
                    SELECT p.oid::regprocedure AS name FROM pg_proc p
                    WHERE p.pronamespace = '%1$s'::regnamespace AND p.proowner <> '%2$s'::regrole
                LOOP
                    EXECUTE format('ALTER ROUTINE %%s OWNER TO %2$s', one.name);
                END LOOP;
                FOR one IN
                    SELECT t.oid::regtype AS name FROM pg_type t
                    WHERE t.typnamespace = '%1$s'::regnamespace AND t.typtype IN ('d', 'e')
                      AND t.typowner <> '%2$s'::regrole
                LOOP
                    EXECUTE format('ALTER TYPE %%s OWNER TO %2$s', one.name);
                END LOOP;
            END $$""";

    private Schemas() {}

    static SchemaRoles make(Postgres postgres, String database, String schema) {
        var roles = roles(postgres.jdbcUrl(database), postgres.password(), schema);
        try {
            // Roles belong to the whole server, and the tests of several modules may share one: one session at a time.
            asSuperuser(
                    postgres,
                    "postgres",
                    "SELECT pg_advisory_lock(hashtext('berth roles'))",
                    ROLE.formatted(roles.owner(), roles.ownerPassword()),
                    ROLE.formatted(roles.user(), roles.userPassword()),
                    // the owner sees what the service's sessions do, and wait for
                    "GRANT %s TO %s".formatted(roles.user(), roles.owner()),
                    // who made the database may look into it, for measurements and repairs
                    "GRANT %s TO %s".formatted(roles.owner(), postgres.user()));
            asSuperuser(
                    postgres,
                    database,
                    "CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public", // the owner of one schema may not
                    HAND_OVER.formatted(schema, roles.owner()));
            return roles;
        } catch (SQLException e) {
            throw new EngineFailure("Could not make the schema " + schema + " and its roles: " + e.getMessage());
        }
    }

    static SchemaRoles roles(String jdbcUrl, String secret, String schema) {
        String user = "berth_" + schema;
        String owner = user + "_owner";
        return new SchemaRoles(jdbcUrl, owner, password(secret, owner), user, password(secret, user));
    }

    /** Derived, so that there is no further file to keep; from a role's password nobody finds another's. */
    private static String password(String secret, String role) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(role.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void asSuperuser(Postgres postgres, String database, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        postgres.jdbcUrl(database), postgres.superuser(), postgres.password());
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
