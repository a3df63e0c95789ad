package dev.berth.engines;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A PostgreSQL server on loopback. */
public interface Postgres extends Engine {
    /** Starts the server whose data is in this folder, on this port; a new folder becomes a new server. */
    static Postgres start(Path dir, int port) {
        return LocalPostgres.start(dir, port, LocalPostgres.Durability.KEPT);
    }

    int port();

    /** The owner of every database made here; not a superuser. */
    String user();

    String password();

    /** With the same password. */
    String superuser();

    /** As a power cut would. */
    void kill();

    default String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** With user and password in the query. */
    default String jdbcUrlWithLogin(String database) {
        return jdbcUrl(database) + "?user=" + user() + "&password=" + password();
    }

    /** Makes a service's schema in the database, its owner and the role that the service works as, as far as they are missing. */
    default SchemaRoles createSchema(String database, String schema) {
        return Schemas.make(this, database, schema);
    }

    /** What {@link #createSchema} made, or will make. */
    static SchemaRoles schemaRoles(String jdbcUrl, String password, String schema) {
        return Schemas.roles(jdbcUrl, password, schema);
    }

    /** Makes the database when it is not there yet. */
    default void createDatabase(String name) {
        try (var connection = DriverManager.getConnection(jdbcUrlWithLogin("postgres"));
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + name + "'");
            if (!found.next()) {
                statement.execute("CREATE DATABASE \"" + name + "\"");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not create the database " + name, e);
        }
    }
}
