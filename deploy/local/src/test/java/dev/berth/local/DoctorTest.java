package dev.berth.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    private static final Ports PORTS = new Ports(17_000);

    @TempDir
    Path dir;

    @Test
    void saysOfEveryNeedWhetherItIsMet() throws IOException {
        assertThat(says(dir)).contains("JDK 25", "Node.js", "ports", "disk at " + dir, "memory", "Docker", "Chromium");
    }

    @Test
    void aTakenPortIsSaidWithWhatToDo() throws IOException {
        try (var taken = new ServerSocket(PORTS.redis(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(says(dir))
                    .containsPattern("missing +ports")
                    .contains(taken.getLocalPort() + " (redis)", "BERTH_PORT_OFFSET");
        }
    }

    private static String says(Path home) throws IOException {
        var said = new ByteArrayOutputStream();
        var console = new Console(new PrintStream(said, true, StandardCharsets.UTF_8));
        new Doctor(new House(home, home), console, PORTS).run();
        return said.toString(StandardCharsets.UTF_8);
    }
}
