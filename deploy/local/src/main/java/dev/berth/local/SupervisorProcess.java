package dev.berth.local;

import dev.berth.engines.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts the supervisor apart from this terminal: Ctrl-C and closing the window are not for it. What it and its parts
 * write is for their owner only.
 */
final class SupervisorProcess {
    private static final String APART = "umask 077; trap '' INT HUP QUIT; exec \"$@\"";

    private SupervisorProcess() {}

    static Process start(House house) throws IOException {
        return start(house, SupervisorMain.class);
    }

    static Process start(House house, Class<?> main) throws IOException {
        return start(house, main, Map.of());
    }

    static Process start(House house, Class<?> main, Map<String, String> environment) throws IOException {
        var command = new ArrayList<>(List.of("/bin/sh", "-c", APART, "apart"));
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dberth.root=" + house.repository(),
                "-Dberth.home=" + house.home(),
                main.getName()));
        Secret.write(house.log("supervisor"), "");
        var builder = new ProcessBuilder(command)
                .directory(house.home().toFile())
                .redirectError(
                        ProcessBuilder.Redirect.to(house.log("supervisor").toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
