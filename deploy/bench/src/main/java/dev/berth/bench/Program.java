package dev.berth.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A load tool of somebody else's, run to its end. */
final class Program {
    private Program() {}

    static String run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var endWithUs = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(endWithUs);
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(endWithUs);
        if (code != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + code + ":\n" + said);
        }
        return said;
    }

    /** The tool, from Debian's package where it is missing and may be installed. */
    static String require(String name, String debianPackage) throws IOException, InterruptedException {
        if (find(name).isEmpty() && mayInstall()) {
            Say.progress("installing " + debianPackage + " ...");
            var quiet = Map.of("DEBIAN_FRONTEND", "noninteractive");
            run(List.of("apt-get", "-qq", "update"), quiet);
            run(List.of("apt-get", "-qq", "-y", "--no-install-recommends", "install", debianPackage), quiet);
        }
        var path = find(name);
        if (path.isEmpty()) {
            throw new IllegalStateException(
                    "The benchmark needs %s: install it (Debian: apt-get install %s)".formatted(name, debianPackage));
        }
        return path;
    }

    /** Debian keeps the programs of each PostgreSQL version in a folder of their own. */
    private static String find(String name) throws IOException, InterruptedException {
        var looking = "command -v %1$s || ls /usr/lib/postgresql/*/bin/%1$s 2>/dev/null | tail -1".formatted(name);
        var process = new ProcessBuilder("/bin/sh", "-c", looking).start();
        var found = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor(5, TimeUnit.SECONDS);
        return found;
    }

    private static boolean mayInstall() {
        return System.getProperty("user.name").equals("root") && Files.isExecutable(Path.of("/usr/bin/apt-get"));
    }
}
