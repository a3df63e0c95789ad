package dev.berth.agent.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Room for images and workspaces, and for the agent's own few files. */
final class DiskChecks {
    private static final long GIGABYTE = 1L << 30;
    private static final long ENOUGH_GIGABYTES = 20;
    private static final long LEAST_GIGABYTES = 2;

    private DiskChecks() {}

    static Finding space(String subject, Path directory) {
        try {
            FileStore store = Files.getFileStore(existing(directory));
            long free = store.getUsableSpace() / GIGABYTE;
            String found = free + " GB free at " + directory;
            if (free < LEAST_GIGABYTES) {
                return Finding.bad(subject, found, "Make room: docker system df shows what images and volumes take.");
            }
            return free < ENOUGH_GIGABYTES
                    ? Finding.weak(subject, found, "Images of environments are often larger than 5 GB each.")
                    : Finding.good(subject, found);
        } catch (IOException unreadable) {
            return Finding.weak(subject, "cannot be looked at: " + unreadable, "Run the doctor as the agent's user.");
        }
    }

    static Finding home(Path home) {
        try {
            Files.createDirectories(home);
            Files.delete(Files.createTempFile(home, "doctor", ".tmp"));
            return Finding.good("Agent's directory", home + " can be written");
        } catch (IOException refused) {
            return Finding.bad(
                    "Agent's directory",
                    home + " cannot be written: " + refused,
                    "Let the agent's user write there, or set BERTH_AGENT_HOME.");
        }
    }

    private static Path existing(Path directory) {
        Path here = directory.toAbsolutePath();
        while (!Files.exists(here) && here.getParent() != null) {
            here = here.getParent();
        }
        return here;
    }
}
