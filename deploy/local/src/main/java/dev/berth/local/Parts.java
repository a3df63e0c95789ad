package dev.berth.local;

import dev.berth.engines.KafkaBroker;
import dev.berth.engines.Postgres;
import dev.berth.engines.RedisServer;
import dev.berth.engines.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The table of parts: what Berth is made of on one machine, and what each part is told. A service waits only for what it
 * cannot start without. Kafka is not among that: services connect to it whenever it answers, and are healthy from then on.
 */
final class Parts {
    private final House house;
    private final Ports ports;
    private final Admin admin;
    private final Enrolment enrolment;
    private final WorkspaceRuntime runtime;

    Parts(House house, Ports ports, Admin admin, WorkspaceRuntime runtime) {
        this.house = house;
        this.ports = ports;
        this.admin = admin;
        this.runtime = runtime;
        this.enrolment = new Enrolment(house, ports, admin);
    }

    List<Part> all() {
        return List.of(
                new EnginePart(
                        "postgres", ports.postgres(), house.data("postgres").resolve("postgres.log"), () -> {
                            var postgres = Postgres.start(house.data("postgres"), ports.postgres());
                            postgres.createDatabase("berth");
                            for (String schema : List.of("booking", "feed", "sync")) {
                                postgres.createSchema("berth", schema);
                            }
                            return postgres;
                        }),
                new EnginePart(
                        "kafka",
                        ports.kafka(),
                        house.data("kafka").resolve("kafka.log"),
                        () -> KafkaBroker.start(house.data("kafka"), ports.kafka())),
                new EnginePart(
                        "redis",
                        ports.redis(),
                        house.data("redis").resolve("redis.log"),
                        () -> RedisServer.start(house.data("redis"), ports.redis())),
                service(
                        Service.BOOKING,
                        ports.booking(),
                        Set.of("postgres"),
                        () -> told(ports.booking(), database("booking"), bookings())),
                service(Service.AVAILABILITY, ports.availability(), Set.of(), () -> told(ports.availability())),
                service(
                        Service.FEED,
                        ports.feed(),
                        Set.of("postgres", "redis"),
                        () -> told(ports.feed(), database("feed"), feeds())),
                service(
                        Service.SYNC,
                        ports.sync(),
                        Set.of("postgres"),
                        () -> told(ports.sync(), database("sync"), portals())),
                service(
                        Service.AGENT_SERVICE,
                        ports.agentService(),
                        Set.of(),
                        () -> told(ports.agentService(), Map.of("BERTH_INTERNAL_SECRET", house.secret("internal")))),
                service(Service.GATEWAY, ports.gateway(), Set.of("redis"), () -> told(ports.gateway(), doors())),
                service(
                        Service.AGENT,
                        ports.agent(),
                        enrolment.done() ? Set.of() : Set.of("gateway", "booking"),
                        () -> told(ports.agent(), node())));
    }

    private Part service(Service service, int port, Set<String> needs, ServicePart.Environment environment) {
        var application = Applications.of(house, service);
        return new ServicePart(service.part(), port, needs, application, house, environment);
    }

    @SafeVarargs
    private Map<String, String> told(int port, Map<String, String>... more) {
        var environment = new HashMap<>(Map.of(
                "BERTH_BIND", "127.0.0.1",
                "BERTH_PORT", Integer.toString(port),
                "BERTH_KAFKA", "127.0.0.1:" + ports.kafka(),
                "BERTH_PUBLIC_URL", ports.publicUrl(),
                "BERTH_WORKSPACE_DOMAIN", ports.workspaceDomain(),
                "BERTH_BOOKING_URL", Ports.loopback(ports.booking()),
                // glibc keeps a heap per core and thread otherwise, which costs each JVM tens of megabytes
                "MALLOC_ARENA_MAX", "2"));
        for (var one : more) {
            environment.putAll(one);
        }
        return environment;
    }

    /** A service migrates its schema as the owner and works as a role that may less. */
    private Map<String, String> database(String schema) {
        var roles = Postgres.schemaRoles(
                "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/berth",
                Secret.in(house.data("postgres").resolve("password")),
                schema);
        return Map.of(
                "BERTH_DB_URL", roles.jdbcUrl(),
                "BERTH_DB_USER", roles.user(),
                "BERTH_DB_PASSWORD", roles.userPassword(),
                "BERTH_DB_OWNER", roles.owner(),
                "BERTH_DB_OWNER_PASSWORD", roles.ownerPassword());
    }

    private Map<String, String> bookings() {
        return Map.of(
                "BERTH_SIGNING_KEY_DIR", house.secrets().resolve("signing-keys").toString(),
                "BERTH_INTERNAL_SECRET", house.secret("internal"),
                "BERTH_ADMIN_EMAIL", admin.email(),
                "BERTH_ADMIN_PASSWORD", admin.password(),
                "BERTH_AGENT_DIR", AgentArchive.directory(house).toString(),
                // Everybody on this machine has the same address.
                "BERTH_REGISTRATIONS_PER_HOUR", System.getenv().getOrDefault("BERTH_REGISTRATIONS_PER_HOUR", "100000"));
    }

    private Map<String, String> portals() {
        var environment = new HashMap<>(Map.of(
                "BERTH_SYNC_KEY_FILE",
                house.secrets().resolve("portal-key.json").toString()));
        if (DemoPortal.isWanted(System.getenv(), house)) {
            environment.putAll(DemoPortal.of(house, ports));
        }
        return environment;
    }

    private Map<String, String> feeds() {
        return Map.of("BERTH_FEED_KEY_FILE", house.secrets().resolve("feed-key").toString(), "BERTH_REDIS", redis());
    }

    private String redis() {
        return "redis://:" + Secret.in(house.data("redis").resolve("password")) + "@127.0.0.1:" + ports.redis();
    }

    private Map<String, String> doors() {
        return Map.of(
                "BERTH_INTERNAL_SECRET", house.secret("internal"),
                "BERTH_REDIS", redis(),
                "BERTH_AVAILABILITY_URL", Ports.loopback(ports.availability()),
                "BERTH_SYNC_URL", Ports.loopback(ports.sync()),
                "BERTH_FEED_URL", Ports.loopback(ports.feed()),
                "BERTH_AGENT_SERVICE_URL", Ports.loopback(ports.agentService()),
                "BERTH_AGENT_DIR", AgentArchive.directory(house).toString(),
                "BERTH_SPA_DIR", house.module("frontend").resolve("dist").toString());
    }

    private Map<String, String> node() throws PartFailure, InterruptedException {
        var environment = new HashMap<>(Map.of(
                "BERTH_LAUNCHER", "local",
                "BERTH_CONTROL_PLANE", Ports.loopback(ports.gateway()),
                "BERTH_AGENT_HOME", enrolment.agentHome().toString(),
                "BERTH_AGENT_TOKEN", house.secret("agent-token"),
                "BERTH_NODE_SITE", "here",
                "BERTH_RUNTIME", runtime.setting()));
        if (!enrolment.done()) {
            environment.put("BERTH_ENROLMENT_TOKEN", enrolment.token());
        }
        return environment;
    }
}
