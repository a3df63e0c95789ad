package dev.berth.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class EmbeddedEngines implements TestEngines {
    @Override
    public Postgres postgres() {
        Path dir = temporary("postgres");
        var postgres = LocalPostgres.start(dir, FreePort.pick(), LocalPostgres.Durability.FORGETFUL);
        atExit(dir, postgres::kill);
        return postgres;
    }

    @Override
    public KafkaBroker kafka() {
        Path dir = temporary("kafka");
        var kafka = KafkaBroker.start(dir, FreePort.pick());
        atExit(dir, kafka::kill);
        return kafka;
    }

    @Override
    public RedisServer redis() {
        Path dir = temporary("redis");
        var redis = RedisServer.start(dir, FreePort.pick());
        atExit(dir, redis::stop);
        return redis;
    }

    private static Path temporary(String engine) {
        try {
            return Files.createTempDirectory("berth-" + engine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void atExit(Path dir, Runnable end) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            end.run();
            Folders.delete(dir);
        }));
    }
}
