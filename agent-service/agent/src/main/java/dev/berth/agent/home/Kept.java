package dev.berth.agent.home;

import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One value kept as JSON in one file of the agent's home. */
public final class Kept<T> {
    private static final Logger log = LoggerFactory.getLogger(Kept.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AgentHome home;
    private final String file;
    private final Class<T> type;

    public Kept(AgentHome home, String file, Class<T> type) {
        this.home = home;
        this.file = file;
        this.type = type;
    }

    /** A file that is not readable is set aside rather than fatal: what it held comes again from the control plane. */
    public Optional<T> load() {
        return home.read(file).flatMap(bytes -> {
            try {
                return Optional.of(JSON.readValue(bytes, type));
            } catch (JacksonException garbled) {
                log.error("{} is not readable and is set aside as {}.bad", file, file, garbled);
                setAside(bytes);
                return Optional.empty();
            }
        });
    }

    private void setAside(byte[] bytes) {
        try {
            home.setAside(file + ".bad", bytes);
        } catch (UncheckedIOException full) {
            log.error("{} could not be set aside: {}", file, full.getMessage());
        }
    }

    public void save(T value) {
        home.write(file, JSON.writeValueAsBytes(value));
    }
}
