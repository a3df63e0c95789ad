package dev.berth.agent.installer;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installs into a folder of its own instead of the machine, from an archive without a runtime. */
class InstallScriptTest {
    private static final Path SCRIPT = Path.of("installer/install.sh");

    @TempDir
    Path folder;

    private final Map<String, byte[]> served = new HashMap<>();
    private HttpServer berth;
    private Path root;

    record Outcome(int code, String said) {}

    @BeforeEach
    void prepare() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64"));
        root = folder.resolve("machine");
        berth = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        berth.createContext("/", it -> {
            byte[] body = served.get(it.getRequestURI().getPath());
            it.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
            if (body != null) {
                it.getResponseBody().write(body);
            }
            it.close();
        });
        berth.start();
    }

    @AfterEach
    void stop() {
        berth.stop(0);
    }

    @Test
    void installs_what_belongs_to_the_script_and_keeps_the_token_to_root() throws Exception {
        Path script = release("one");
        Outcome outcome = install(script, Map.of("BERTH_ENROLMENT_TOKEN", "secret-token"), url());
        assertThat(outcome.said()).as("output").contains("Installed").doesNotContain("secret-token");
        assertThat(outcome.code()).isZero();
        assertThat(root.resolve("opt/berth-agent/current/bin/berth-agent")).hasContent("one");
        assertThat(root.resolve("etc/systemd/system/berth-agent.service")).exists();
        Path settings = root.resolve("etc/berth-agent/environment");
        assertThat(Files.readAllLines(settings))
                .containsExactly("BERTH_CONTROL_PLANE=" + url(), "BERTH_ENROLMENT_TOKEN=secret-token");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings)))
                .isEqualTo("rw-------");
    }

    @Test
    void an_archive_with_another_sum_is_never_unpacked() throws Exception {
        Path script = release("one");
        served.put("/agent/berth-agent-linux-x64.tar.gz", archive("evil"));
        Outcome outcome = install(script, Map.of("BERTH_ENROLMENT_TOKEN", "secret-token"), url());
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.said()).contains("its SHA-256 differs");
        assertThat(root.resolve("opt")).doesNotExist();
        assertThat(root.resolve("etc")).doesNotExist();
    }

    @Test
    void a_newer_version_takes_the_place_of_the_old_one_and_keeps_key_and_settings() throws Exception {
        install(release("one"), Map.of("BERTH_ENROLMENT_TOKEN", "secret-token"), url());
        Path identity = root.resolve("var/lib/berth-agent/identity.json");
        Files.createDirectories(identity.getParent());
        Files.writeString(identity, "{}");
        Files.writeString(
                root.resolve("etc/berth-agent/environment"),
                "BERTH_CONTROL_PLANE=https://old.example\nBERTH_NODE_TAGS=gpu\n");

        Outcome outcome = install(release("two"), Map.of(), url());

        assertThat(outcome.code()).as(outcome.said()).isZero();
        assertThat(root.resolve("opt/berth-agent/current/bin/berth-agent")).hasContent("two");
        try (var versions = Files.list(root.resolve("opt/berth-agent"))) {
            assertThat(versions.filter(it -> !Files.isSymbolicLink(it))).hasSize(1);
        }
        assertThat(identity).exists();
        assertThat(Files.readAllLines(root.resolve("etc/berth-agent/environment")))
                .containsExactly("BERTH_CONTROL_PLANE=" + url(), "BERTH_NODE_TAGS=gpu");
    }

    @Test
    void without_a_token_or_an_address_nothing_is_done() throws Exception {
        Path script = release("one");
        assertThat(install(script, Map.of("BERTH_ENROLMENT_TOKEN", "x"), "berth.example.org")
                        .said())
                .contains("Say where Berth is");
        assertThat(install(script, Map.of(), url()).code()).isEqualTo(1);
        assertThat(root.resolve("opt")).doesNotExist();
    }

    @Test
    void uninstalling_leaves_nothing() throws Exception {
        install(release("one"), Map.of("BERTH_ENROLMENT_TOKEN", "secret-token"), url());
        Files.createDirectories(root.resolve("var/lib/berth-agent"));
        assertThat(install(release("one"), Map.of(), "--uninstall").code()).isZero();
        assertThat(root.resolve("opt/berth-agent")).doesNotExist();
        assertThat(root.resolve("etc/berth-agent")).doesNotExist();
        assertThat(root.resolve("var/lib/berth-agent")).doesNotExist();
        assertThat(root.resolve("etc/systemd/system/berth-agent.service")).doesNotExist();
    }

    /** Served, with the script that belongs to it. */
    private Path release(String version) throws Exception {
        byte[] archive = archive(version);
        served.put("/agent/berth-agent-linux-x64.tar.gz", archive);
        String sum =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        return Files.writeString(
                folder.resolve("install-" + version + ".sh"),
                Files.readString(SCRIPT).replace("@ARCHIVE_SHA256@", sum));
    }

    private byte[] archive(String version) throws Exception {
        Path content = folder.resolve("content-" + version);
        Files.createDirectories(content.resolve("bin"));
        Files.writeString(content.resolve("bin/berth-agent"), version);
        Files.writeString(content.resolve("berth-agent.service"), "[Unit]");
        Path file = folder.resolve(version + ".tar.gz");
        assertThat(run(List.of("tar", "-C", content.toString(), "-czf", file.toString(), "."), Map.of())
                        .code())
                .isZero();
        return Files.readAllBytes(file);
    }

    private Outcome install(Path script, Map<String, String> environment, String argument) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.put("BERTH_INSTALL_ROOT", root.toString());
        // In a session of its own, so that there is no terminal to ask on.
        List<String> command = new ArrayList<>(List.of("setsid", "-w", "sh", script.toString(), argument));
        return run(command, all);
    }

    private Outcome run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "out", ".log");
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(log.toFile());
        List.of("BERTH_ENROLMENT_TOKEN", "BERTH_CONTROL_PLANE", "HTTPS_PROXY", "NO_PROXY", "BERTH_CA_FILE")
                .forEach(builder.environment()::remove);
        builder.environment().put("no_proxy", "127.0.0.1");
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, SECONDS)).isTrue();
        return new Outcome(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    }

    private String url() {
        return "http://127.0.0.1:" + berth.getAddress().getPort();
    }
}
