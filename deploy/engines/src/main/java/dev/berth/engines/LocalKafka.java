package dev.berth.engines;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The broker in a JVM of its own, on a class path of its own: it can be killed, and meets no service's libraries. */
final class LocalKafka implements KafkaBroker {
    private final Path dir;
    private final int port;
    private @Nullable ChildProcess process;

    LocalKafka(Path dir, int port) {
        this.dir = Folders.create(dir.toAbsolutePath());
        this.port = port;
    }

    @Override
    public synchronized void start() {
        if (isAlive()) {
            return;
        }
        Path log = dir.resolve("kafka.log");
        var started = ChildProcess.start(new ChildProcess.Spec(command(), Map.of("MALLOC_ARENA_MAX", "2"), dir, log));
        process = started;
        Readiness.await("Kafka", started, log, Duration.ofSeconds(90), () -> new Socket("127.0.0.1", port).close());
    }

    @Override
    public synchronized void stop() {
        if (process != null) {
            process.stop();
        }
    }

    @Override
    public synchronized void kill() {
        if (process != null) {
            process.kill();
        }
    }

    @Override
    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    @Override
    public long pid() {
        return process == null ? 0 : process.pid();
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                "--sun-misc-unsafe-memory-access=allow", // or the JDK warns about Kafka's at every start
                "-cp",
                classPath(),
                BrokerMain.class.getName(),
                settings().toString());
    }

    private Path settings() {
        Path file = dir.resolve("server.properties");
        int controllerPort = FreePort.pick();
        try {
            return Files.writeString(file, """
                    process.roles=broker,controller
                    node.id=1
                    controller.quorum.voters=1@127.0.0.1:%2$d
                    controller.listener.names=CONTROLLER
                    listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                    log.dirs=%3$s
                    auto.create.topics.enable=false
                    offsets.topic.replication.factor=1
                    offsets.topic.num.partitions=4
                    transaction.state.log.replication.factor=1
                    transaction.state.log.min.isr=1
                    transaction.state.log.num.partitions=4
                    group.initial.rebalance.delay.ms=0
                    # one broker: nobody else can take over, so a restarted one need not wait long for its own ghost
                    broker.session.timeout.ms=3000
                    broker.heartbeat.interval.ms=500
                    num.network.threads=2
                    num.io.threads=2
                    background.threads=2
                    log.cleaner.dedupe.buffer.size=16777216
                    log.index.size.max.bytes=1048576
                    """.formatted(port, controllerPort, dir.resolve("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String classPath() {
        try (InputStream list = LocalKafka.class.getResourceAsStream("kafka.classpath")) {
            if (list == null) {
                throw new EngineFailure("kafka.classpath is missing: build deploy/engines with Maven");
            }
            Path ours = Path.of(LocalKafka.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return ours + File.pathSeparator + new String(list.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
