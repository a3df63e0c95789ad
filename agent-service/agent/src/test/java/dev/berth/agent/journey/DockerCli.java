package dev.berth.agent.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Docker as a person would ask it, so that the tests do not trust the agent's own client. */
public final class DockerCli {
    public static final String IMAGE = "berth-test/web:1";
    /** Debian's busybox-static: it needs nothing else, so an image of it alone works. */
    static final Path BUSYBOX = Path.of("/bin/busybox");

    private DockerCli() {}

    /** A web page in busybox, imported from a folder: no registry is needed. */
    public static synchronized void makeImage() {
        if (!tried("image", "inspect", IMAGE).contains("Error")) {
            return;
        }
        try {
            Path root = Files.createTempDirectory("berth-image");
            Files.createDirectories(root.resolve("bin"));
            Files.createDirectories(root.resolve("www"));
            Files.copy(BUSYBOX, root.resolve("bin/busybox"), StandardCopyOption.COPY_ATTRIBUTES);
            for (String name : List.of("sh", "sleep", "false")) {
                Files.createSymbolicLink(root.resolve("bin/" + name), Path.of("busybox"));
            }
            Files.writeString(root.resolve("www/index.html"), "hello from the workspace");
            Path tar = Files.createTempFile("berth-image", ".tar");
            run(List.of("tar", "-C", root.toString(), "-cf", tar.toString(), "."));
            run(
                    "import",
                    "--change",
                    "CMD [\"/bin/busybox\",\"httpd\",\"-f\",\"-p\",\"8080\",\"-h\",\"/www\"]",
                    tar.toString(),
                    IMAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String inspect(String container, String format) {
        return tried("inspect", "--format", format, container);
    }

    public static List<String> containersOfNode(String node) {
        return run("ps", "-aq", "--no-trunc", "--filter", "label=berth.node=" + node)
                .lines()
                .toList();
    }

    public static List<String> networksOfNode(String node) {
        return run("network", "ls", "-q", "--filter", "label=berth.node=" + node)
                .lines()
                .toList();
    }

    public static void removeAllOfNode(String node) {
        removeAllContainersOfNode(node);
        networksOfNode(node).forEach(it -> tried("network", "rm", it));
    }

    public static void removeAllContainersOfNode(String node) {
        containersOfNode(node).forEach(it -> tried("rm", "-f", it));
    }

    public static String run(String... arguments) {
        return run(command(arguments));
    }

    public static String tried(String... arguments) {
        try {
            Process process = new ProcessBuilder(command(arguments))
                    .redirectErrorStream(true)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return out.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " said: " + out);
            }
            return out.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
