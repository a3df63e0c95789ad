package dev.berth.booking.guarantee.crash;

import dev.berth.booking.testing.Answer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** booking-service as it runs in earnest: a process, which can be killed. */
final class ServiceProcess implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<String> settings;
    private final Path log;
    private final int port = freePort();
    private Process process;

    ServiceProcess(Path directory, String... settings) {
        this.settings = List.of(settings);
        this.log = directory.resolve("booking-service.log");
        start();
    }

    /** On the port that it had before. */
    void start() {
        var command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                "dev.berth.booking.BookingService",
                "--server.port=" + port));
        command.addAll(settings);
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Awaitility.await("booking-service is ready, see " + log)
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> process.isAlive()
                        && get("/actuator/health/readiness", null).status() == 200);
    }

    /** What this JVM has, without the tests: a service that scans its packages would find their clock. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(it -> !Files.exists(Path.of(it, "dev/berth/booking/guarantee")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** SIGKILL: it gets to say and do nothing more. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    int port() {
        return port;
    }

    Answer get(String path, @Nullable String token) throws IOException {
        return send(request(port, path, token).GET());
    }

    Answer post(String path, @Nullable String token, String json) throws IOException {
        return send(request(port, path, token).POST(BodyPublishers.ofString(json)));
    }

    static HttpRequest.Builder request(int port, String path, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofMinutes(2))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    static Answer send(HttpRequest.Builder request) throws IOException {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
