package dev.berth.local;

import dev.berth.engines.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Where things are: the repository, and the folder that keeps this machine's data. */
record House(Path repository, Path home) {
    static House here() {
        return new House(Path.of(System.getProperty("berth.root")), Path.of(System.getProperty("berth.home")));
    }

    Path data(String part) {
        return folder("data").resolve(part);
    }

    Path log(String part) {
        return folder("logs").resolve(part + ".log");
    }

    /** What is true only while it runs. */
    Path run() {
        return folder("run");
    }

    Path secrets() {
        return folder("secrets");
    }

    String secret(String name) {
        return Secret.in(secrets().resolve(name));
    }

    Path module(String name) {
        return repository.resolve(name);
    }

    /** Nobody else on this machine reads what is below {@code .berth}, whatever the umask of whoever starts it. */
    private Path folder(String name) {
        try {
            Path folder = Files.createDirectories(home.resolve(name));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
