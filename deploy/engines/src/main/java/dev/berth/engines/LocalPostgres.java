package dev.berth.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's own programs, driven directly: initdb once, then postgres on its data. */
final class LocalPostgres implements Postgres {
    private static final String SUPERUSER = "postgres";
    private static final String USER = "berth";

    enum Durability {
        KEPT,
        /** For tests: nothing is flushed to disk. */
        FORGETFUL
    }

    private final Path dir;
    private final int port;
    private final Durability durability;
    private final String password;
    private @Nullable ChildProcess process;

    private LocalPostgres(Path dir, int port, Durability durability) {
        this.dir = Folders.create(dir.toAbsolutePath());
        this.port = port;
        this.durability = durability;
        this.password = Secret.in(this.dir.resolve("password"));
    }

    static LocalPostgres start(Path dir, int port, Durability durability) {
        var postgres = new LocalPostgres(dir, port, durability);
        postgres.start();
        return postgres;
    }

    @Override
    public synchronized void start() {
        if (isAlive()) {
            return;
        }
        initialize();
        endLeftSessions();
        var started = ChildProcess.start(new ChildProcess.Spec(OtherUser.runs(serverCommand()), Map.of(), dir, log())
                .stoppedBy("INT")); // "fast" shutdown: open sessions are rolled back
        process = started;
        Readiness.await("PostgreSQL", started, log(), Duration.ofSeconds(60), this::makeUser);
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
    public int port() {
        return port;
    }

    @Override
    public String user() {
        return USER;
    }

    @Override
    public String password() {
        return password;
    }

    @Override
    public String superuser() {
        return SUPERUSER;
    }

    private Path data() {
        return dir.resolve("data");
    }

    private Path log() {
        return dir.resolve("postgres.log");
    }

    /** Into a folder that is renamed when complete, so that an interrupted first start leaves no half server. */
    private void initialize() {
        if (Files.isDirectory(data())) {
            OtherUser.owns(dir);
            return;
        }
        Path fresh = dir.resolve("data.new");
        if (Files.exists(fresh)) {
            Folders.delete(fresh);
        }
        OtherUser.owns(dir);
        var initdb = ChildProcess.start(new ChildProcess.Spec(
                OtherUser.runs(List.of(
                        Binaries.postgres().resolve("bin/initdb").toString(),
                        "--pgdata=" + fresh,
                        "--username=" + SUPERUSER,
                        "--pwfile=" + dir.resolve("password"),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--no-sync")),
                Map.of(),
                dir,
                log()));
        try {
            if (initdb.join() != 0) {
                throw new EngineFailure("initdb failed:", log());
            }
            Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailure("PostgreSQL: interrupted while starting");
        }
    }

    /**
     * After only the postmaster was killed, a busy session may live on and keep the shared memory, beside which no new
     * postmaster starts. Sessions work in the data folder; where there is no /proc, they are left to end by themselves.
     */
    private void endLeftSessions() {
        var left = ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("/bin/postgres"))
                .filter(this::worksInOurData)
                .toList();
        left.forEach(ProcessHandle::destroyForcibly);
        left.forEach(process -> process.onExit().join());
    }

    private boolean worksInOurData(ProcessHandle process) {
        try {
            return Path.of("/proc", Long.toString(process.pid()), "cwd")
                    .toRealPath()
                    .equals(data().toRealPath());
        } catch (IOException unknown) {
            return false;
        }
    }

    private List<String> serverCommand() {
        var command = new ArrayList<>(List.of(
                Binaries.postgres().resolve("bin/postgres").toString(),
                "-D",
                data().toString(),
                "-p",
                Integer.toString(port)));
        var settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "timezone=UTC",
                "log_timezone=UTC",
                "max_connections=150",
                "shared_buffers=64MB"));
        if (durability == Durability.FORGETFUL) {
            settings.addAll(List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
        }
        settings.forEach(setting -> command.addAll(List.of("-c", setting)));
        return command;
    }

    private void makeUser() throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl("postgres"), SUPERUSER, password);
                var statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("SELECT FROM pg_roles WHERE rolname = '" + USER + "'")
                    .next()) {
                statement.execute("CREATE ROLE %s LOGIN CREATEDB PASSWORD '%s'".formatted(USER, password));
            }
        }
    }
}
