package dev.berth.booking.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines are run by a real shell; a stand-in for curl hands out files of a folder. */
class JoinCommandTest {
    private static final String ADDRESS = "https://berth.test";

    @TempDir
    Path folder;

    private Path served;
    private Path machine;
    private JoinCommand command;

    @BeforeEach
    void prepare() throws Exception {
        served = Files.createDirectory(folder.resolve("served"));
        machine = Files.createDirectory(folder.resolve("machine"));
        Path curl = Files.createDirectory(folder.resolve("bin")).resolve("curl");
        Files.writeString(
                curl, "#!/bin/sh\nfor last; do :; done\necho \"curl $*\"\ncp '" + served + "'/\"${last##*/}\" .\n");
        assertThat(curl.toFile().setExecutable(true)).isTrue();
        command = new JoinCommand(new NodeSettings(
                Duration.ofSeconds(30),
                Duration.ofHours(24),
                true,
                "test",
                URI.create(ADDRESS + "/"),
                served.toString()));
    }

    @Test
    void without_the_archive_the_agent_starts_from_a_checkout() {
        assertThat(command.lines()).isEqualTo("./berth agent " + ADDRESS);
    }

    @Test
    void the_script_runs_with_the_address_when_its_sum_is_right() throws Exception {
        Files.writeString(served.resolve("install.sh"), "echo installing from $1 with authority $BERTH_CA_FILE");
        assertThat(paste(command.lines()))
                .contains(
                        "curl -fsSO https://berth.test/agent/install.sh",
                        "installing from https://berth.test with authority\n");
    }

    @Test
    void another_script_than_the_one_announced_does_not_run() throws Exception {
        Files.writeString(served.resolve("install.sh"), "echo installing");
        String lines = command.lines();
        Files.writeString(served.resolve("install.sh"), "echo installing something else");
        assertThat(paste(lines)).contains("FAILED").doesNotContain("installing");
    }

    @Test
    void a_private_authority_is_pinned_by_its_sum() throws Exception {
        Files.writeString(served.resolve("install.sh"), "echo installing with $BERTH_CA_FILE");
        Files.writeString(served.resolve("ca.pem"), "the authority");
        String lines = command.lines();
        assertThat(paste(lines))
                .contains(
                        "curl -fsSO --cacert ca.pem https://berth.test/agent/install.sh",
                        "installing with " + machine.toRealPath() + "/ca.pem");
        Files.writeString(served.resolve("ca.pem"), "somebody else");
        assertThat(paste(lines)).contains("FAILED").doesNotContain("installing");
    }

    private String paste(String lines) throws Exception {
        var builder = new ProcessBuilder("sh", "-c", lines)
                .directory(machine.toFile())
                .redirectErrorStream(true);
        builder.environment().merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        builder.environment().remove("BERTH_CA_FILE");
        Process shell = builder.start();
        return new String(shell.getInputStream().readAllBytes());
    }
}
