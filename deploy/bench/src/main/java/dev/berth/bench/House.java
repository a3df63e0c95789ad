package dev.berth.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The house that was lent for measuring: where its parts answer. */
record House(Path home, int offset) {
    static House lent() {
        return new House(Path.of(System.getProperty("berth.home")), Integer.getInteger("berth.port.offset", 0));
    }

    String gateway() {
        return "http://127.0.0.1:" + gatewayPort();
    }

    int gatewayPort() {
        return 8080 + offset;
    }

    String booking() {
        return "http://127.0.0.1:" + (8081 + offset);
    }

    String availability() {
        return "http://127.0.0.1:" + (8082 + offset);
    }

    String kafka() {
        return "127.0.0.1:" + (19092 + offset);
    }

    int postgresPort() {
        return 15432 + offset;
    }

    String password() {
        return read(home.resolve("data/postgres/password"));
    }

    Path signingKeys() {
        return home.resolve("secrets/signing-keys");
    }

    /** For what the load tools read and write. */
    Path scratch() {
        try {
            return Files.createDirectories(home.resolve("scratch"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process of a part, as the launcher wrote it down: name, port, id, start time. */
    ProcessHandle process(String part) {
        return read(home.resolve("run/processes"))
                .lines()
                .map(line -> line.split(" "))
                .filter(words -> words[0].equals(part))
                .map(words -> Long.parseLong(words[2]))
                .findFirst()
                .flatMap(ProcessHandle::of)
                .orElseThrow(() -> new IllegalStateException("The house has no " + part));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
