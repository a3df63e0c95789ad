package dev.berth.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The image berth/try-out:1: the agent's small page on a Java of its own, made here so that a first workspace needs no
 * registry. It holds a jlinked java.base, the system libraries that needs, and nothing else: not even a shell.
 */
final class TryOutImage {
    static final String NAME = "berth/try-out:1";
    private static final String PACKAGE = "dev/berth/agent/tryout";
    private static final String SCRIPT = """
            set -e
            "$JAVA_HOME/bin/jlink" --add-modules java.base --strip-debug --no-header-files --no-man-pages --output "$ROOT/java"
            for lib in $(ldd "$ROOT/java/bin/java" "$ROOT/java/lib/server/libjvm.so" "$ROOT"/java/lib/*.so |
                awk '$2 == "=>" { print $3 } $1 ~ /^\\/.*ld-/ { print $1 }' | grep '^/' | grep -v "^$ROOT" | sort -u); do
              mkdir -p "$ROOT$(dirname "$lib")"
              cp -L "$lib" "$ROOT$lib"
            done
            mkdir -p "$ROOT/tmp" "$ROOT/etc"
            chmod 1777 "$ROOT/tmp"
            echo 'workspace:x:1000:1000::/tmp:/none' >"$ROOT/etc/passwd"
            tar --numeric-owner --owner=0 --group=0 -C "$ROOT" -c . | docker import \\
              --change "LABEL berth.tryout=$FINGERPRINT" \\
              --change 'USER 1000:1000' \\
              --change 'EXPOSE 8080' \\
              --change 'CMD ["/java/bin/java","-Xmx48m","-XX:+UseSerialGC","-XX:TieredStopAtLevel=1","-XX:-UsePerfData","-cp","/app","dev.berth.agent.tryout.TryOutPage"]' \\
              - "$IMAGE"
            """;

    private final House house;
    private final Console console;

    TryOutImage(House house, Console console) {
        this.house = house;
        this.console = console;
    }

    /** Other environments work without it, so that it cannot be made is said and no more. */
    void bringUpToDate() throws InterruptedException {
        var fingerprint = fingerprint();
        var present =
                Tool.ask("docker", "image", "inspect", "--format", "{{index .Config.Labels \"berth.tryout\"}}", NAME);
        if (present.equals(fingerprint)) {
            return;
        }
        var watch = new Stopwatch();
        if (System.getProperty("os.name").equals("Linux") && make(fingerprint) == 0) {
            console.done("try-out image", watch);
        } else {
            console.say("the image " + NAME + " could not be made here (./berth logs image)");
        }
    }

    private int make(String fingerprint) throws InterruptedException {
        try {
            Path root = Files.createTempDirectory("berth-image");
            copy(root.resolve("app").resolve(PACKAGE));
            var settings = Map.of(
                    "ROOT",
                    root.toString(),
                    "IMAGE",
                    NAME,
                    "FINGERPRINT",
                    fingerprint,
                    "JAVA_HOME",
                    System.getProperty("java.home"));
            int code = Tool.run(house.home(), house.log("image"), settings, List.of("/bin/sh", "-c", SCRIPT));
            Fresh.delete(root);
            return code;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(Path into) throws IOException {
        Files.createDirectories(into);
        for (Path file : files()) {
            Files.copy(file, into.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(SCRIPT.getBytes(StandardCharsets.UTF_8));
            digest.update(System.getProperty("java.version").getBytes(StandardCharsets.UTF_8));
            for (Path file : files()) {
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(
                house.module(Service.AGENT.module()).resolve("target/classes").resolve(PACKAGE))) {
            return files.sorted().toList();
        }
    }
}
