package dev.berth.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The services' jars, taken apart so that the JVM can load classes from plain jars (and from an AOT cache). Each version
 * has a folder of its own: a rebuild never pulls the jars from under a running service.
 */
final class Applications {
    private Applications() {}

    static Path jar(House house, Service service) {
        return house.module(service.module()).resolve("target").resolve(service.artifact() + "-0.1.0-SNAPSHOT.jar");
    }

    static Application of(House house, Service service) {
        Path jar = jar(house, service);
        return new Application(folder(jar).resolve(jar.getFileName()), service.heap(), service.isSpringBoot());
    }

    static void extract(House house, Service service) {
        Path jar = jar(house, service);
        Path folder = folder(jar);
        if (Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.createDirectories(folder.getParent());
            Path fresh = Files.createTempDirectory(folder.getParent(), "new");
            if (service.isSpringBoot()) {
                unpack(house, service, jar, fresh);
            } else {
                Files.copy(jar, fresh.resolve(jar.getFileName()));
            }
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            deleteUnused(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(House house, Service service, Path jar, Path into) throws InterruptedException {
        int code = Tool.run(
                house.repository(),
                house.log("extract-" + service.part()),
                Map.of(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        into.toString()));
        if (code != 0) {
            throw new IllegalStateException(
                    "Could not unpack " + jar + "\n" + Tail.text(house.log("extract-" + service.part()), 10));
        }
    }

    /** Earlier versions, but for those that a house still runs from. */
    private static void deleteUnused(Path newest) throws IOException {
        try (Stream<Path> versions = Files.list(newest.getParent())) {
            for (Path version : versions.toList()) {
                if (!version.equals(newest) && !isInUse(version)) {
                    Fresh.delete(version);
                }
            }
        }
    }

    private static boolean isInUse(Path version) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().arguments().stream().flatMap(Arrays::stream))
                .anyMatch(argument -> argument.contains(version.toString()));
    }

    private static Path folder(Path jar) {
        try {
            var version = Long.toString(Files.getLastModifiedTime(jar).toMillis(), 36) + "-" + Files.size(jar);
            return jar.resolveSibling("app").resolve(version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
