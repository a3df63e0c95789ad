package dev.berth.booking.environment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A named image preset. A booking keeps what it was made with: a change here touches later bookings only. */
@Entity
public class Environment {
    @Id
    private UUID id;

    private String name;
    private String description;
    private String image;
    private List<Integer> ports;
    private List<String> command;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> variables;

    private int cores;
    private int memoryGb;
    private int gpus;
    private Egress egress;
    private List<String> capabilities;
    private boolean readOnlyRoot;
    private boolean enabled;
    private Instant createdAt;
    private Instant updatedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields itself
    protected Environment() {}

    @SuppressWarnings("NullAway.Init") // offer() sets what is left
    Environment(UUID id, Preset preset, Instant now) {
        this.id = id;
        this.enabled = true;
        this.createdAt = now;
        offer(preset, now);
    }

    final void offer(Preset preset, Instant now) {
        name = preset.name();
        description = preset.description();
        image = preset.image();
        ports = preset.ports();
        command = preset.command();
        variables = preset.variables();
        cores = preset.cores();
        memoryGb = preset.memoryGb();
        gpus = preset.gpus();
        egress = preset.confinement().egress();
        capabilities = preset.confinement().capabilities().stream()
                .map(Capability::wireName)
                .toList();
        readOnlyRoot = preset.confinement().readOnlyRoot();
        updatedAt = now;
    }

    void enable(Instant now) {
        enabled = true;
        updatedAt = now;
    }

    /** Nobody can book it any more; what is booked stays. */
    void disable(Instant now) {
        enabled = false;
        updatedAt = now;
    }

    public UUID id() {
        return id;
    }

    public Preset preset() {
        List<Capability> allowed = capabilities.stream().map(Capability::of).toList();
        var confinement = new Confinement(egress, allowed, readOnlyRoot);
        return new Preset(name, description, image, ports, command, variables, cores, memoryGb, gpus, confinement);
    }

    public boolean isEnabled() {
        return enabled;
    }
}
