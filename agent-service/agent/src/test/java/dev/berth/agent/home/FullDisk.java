package dev.berth.agent.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes writing one file of a home fail as it does on a full disk, also for root. */
public final class FullDisk {
    private FullDisk() {}

    public static void refuse(Path home, String file) throws IOException {
        Files.createDirectories(home.resolve(file + ".new"));
        Files.writeString(home.resolve(file + ".new/in-the-way"), "");
    }

    public static void allow(Path home, String file) throws IOException {
        Files.delete(home.resolve(file + ".new/in-the-way"));
        Files.delete(home.resolve(file + ".new"));
    }
}
