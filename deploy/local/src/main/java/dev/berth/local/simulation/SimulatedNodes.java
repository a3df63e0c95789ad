package dev.berth.local.simulation;

import dev.berth.engines.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The file that says which nodes are simulated: the demo writes it, the supervisor reads it, also after a restart. */
public final class SimulatedNodes {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;

    public SimulatedNodes(Path folder) {
        this.file = folder.resolve("simulated-nodes.json");
    }

    public List<SimulatedNode> read() {
        try {
            return Files.exists(file)
                    ? JSON.readValue(Files.readString(file), new TypeReference<List<SimulatedNode>>() {})
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(List<SimulatedNode> nodes) {
        try {
            Files.createDirectories(file.getParent());
            Path whole = file.resolveSibling(file.getFileName() + ".new");
            Secret.write(whole, JSON.writeValueAsString(nodes));
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
