package dev.berth.engines;

import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** The official images on Testcontainers, which removes them when this JVM is gone. */
final class ContainerEngines implements TestEngines {
    private static final String USER = "berth";
    private static final String PASSWORD = "berth";

    @Override
    public Postgres postgres() {
        int port = FreePort.pick();
        var container = container("postgres:18", port, 5432)
                .withEnv("POSTGRES_USER", USER)
                .withEnv("POSTGRES_PASSWORD", PASSWORD)
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=150")
                .waitingFor(Wait.forLogMessage(".*database system is ready to accept connections.*", 2));
        return new ContainerPostgres(new Container(container, port), USER, PASSWORD);
    }

    @Override
    public KafkaBroker kafka() {
        int port = FreePort.pick();
        // The broker tells its clients where it is, so the port outside has to be known before it starts.
        var container = container("apache/kafka:4.2.1", port, 9092)
                .withEnv("KAFKA_NODE_ID", "1")
                .withEnv("KAFKA_PROCESS_ROLES", "broker,controller")
                .withEnv("KAFKA_LISTENERS", "PLAINTEXT://:9092,CONTROLLER://:9093")
                .withEnv("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://127.0.0.1:" + port)
                .withEnv("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER")
                .withEnv("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT")
                .withEnv("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093")
                .withEnv("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1")
                .withEnv("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1")
                .withEnv("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                .withEnv("KAFKA_BROKER_SESSION_TIMEOUT_MS", "3000")
                .withEnv("KAFKA_BROKER_HEARTBEAT_INTERVAL_MS", "500")
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .waitingFor(Wait.forLogMessage(".*Kafka Server started.*", 1));
        return new ContainerKafka(new Container(container, port));
    }

    @Override
    public RedisServer redis() {
        int port = FreePort.pick();
        var container = container("redis:8", port, 6379)
                .withCommand("redis-server", "--requirepass", PASSWORD)
                .waitingFor(Wait.forLogMessage(".*Ready to accept connections.*", 1));
        return new ContainerRedis(new Container(container, port), PASSWORD);
    }

    /** On a port that stays the same over restarts, which Docker's own random ports do not. */
    private static GenericContainer<?> container(String image, int outside, int inside) {
        return new GenericContainer<>(DockerImageName.parse(image))
                .withExposedPorts(inside)
                .withStartupTimeout(Duration.ofMinutes(3))
                .withCreateContainerCmdModifier(create -> {
                    HostConfig host = create.getHostConfig();
                    if (host != null) {
                        host.withPortBindings(PortBinding.parse("127.0.0.1:" + outside + ":" + inside));
                    }
                });
    }
}
