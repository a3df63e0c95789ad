package dev.berth.engines;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The engines of a test JVM: each starts when first asked for, on a random port, in a temporary folder, and is gone
 * with the JVM. {@code -Dberth.engines=containers} runs the official images instead.
 */
public final class Engines {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Engines() {}

    /** The JDBC URL (login in the query) of a new, empty database. */
    public static String freshDatabase() {
        var name = "test_" + DATABASES.incrementAndGet();
        postgres().createDatabase(name);
        return postgres().jdbcUrlWithLogin(name);
    }

    /** A new database with a service's empty schema, and the roles that the service has there in production as well. */
    public static SchemaRoles freshSchema(String schema) {
        var name = "test_" + DATABASES.incrementAndGet();
        postgres().createDatabase(name);
        return postgres().createSchema(name, schema);
    }

    public static Postgres postgres() {
        return OnlyPostgres.INSTANCE;
    }

    public static KafkaBroker kafka() {
        return OnlyKafka.INSTANCE;
    }

    public static RedisServer redis() {
        return OnlyRedis.INSTANCE;
    }

    // Holders: a class is initialized once, at first use, and by one thread only.

    private static final class OnlyPostgres {
        static final Postgres INSTANCE = TestEngines.chosen().postgres();
    }

    private static final class OnlyKafka {
        static final KafkaBroker INSTANCE = TestEngines.chosen().kafka();
    }

    private static final class OnlyRedis {
        static final RedisServer INSTANCE = TestEngines.chosen().redis();
    }
}
