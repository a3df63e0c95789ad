package dev.berth.engines;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class LocalRedis implements RedisServer {
    private final Path dir;
    private final int port;
    private final String password;
    private @Nullable ChildProcess process;

    LocalRedis(Path dir, int port) {
        this.dir = Folders.create(dir.toAbsolutePath());
        this.port = port;
        this.password = Secret.in(this.dir.resolve("password"));
    }

    @Override
    public synchronized void start() {
        if (isAlive()) {
            return;
        }
        Path log = dir.resolve("redis.log");
        var started = ChildProcess.start(new ChildProcess.Spec(
                List.of(Binaries.redis().toString(), settings().toString()), Map.of(), dir, log));
        process = started;
        Readiness.await("Redis", started, log, Duration.ofSeconds(20), this::ping);
    }

    @Override
    public synchronized void stop() {
        if (process != null) {
            process.stop();
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
    public String uri() {
        return "redis://:" + password + "@127.0.0.1:" + port;
    }

    /** A file, because arguments can be read by everybody on the machine. */
    private Path settings() {
        Path file = dir.resolve("redis.conf");
        Secret.write(file, """
                bind 127.0.0.1
                port %d
                requirepass %s
                save ""
                appendonly no
                maxmemory 64mb
                maxmemory-policy allkeys-lru
                """.formatted(port, password));
        return file;
    }

    private void ping() throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(1000);
            socket.getOutputStream().write("AUTH %s\r\n".formatted(password).getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readNBytes(3), StandardCharsets.US_ASCII);
            if (!answer.equals("+OK")) {
                throw new IOException("Another Redis answers on port " + port);
            }
        }
    }
}
