package dev.berth.booking.node;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A worker node. Its verbs say whether they changed anything, so that only real changes are told to others. */
@Entity
public class Node {
    @Id
    private UUID id;

    private String name;
    private String site;
    private List<String> tags;
    private @Nullable String mac;
    private int cores;
    private int memoryGb;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Gpu> gpus;

    private byte[] publicKey;
    private String agentVersion;
    private @Nullable String runtime;
    private List<String> images;

    @Convert(converter = PresenceColumn.class)
    private Presence presence;

    private boolean maintenance;
    private boolean revoked;
    private boolean keyPublished;
    private Instant enrolledAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields itself
    protected Node() {}

    /** A machine becomes a node. It is offline until its first report. */
    Node(
            UUID id,
            Placard placard,
            @Nullable String mac,
            Capacity capacity,
            NodeKey key,
            String agentVersion,
            Instant now) {
        this.id = id;
        this.name = placard.name();
        this.site = placard.site();
        this.tags = placard.tags();
        this.mac = mac;
        this.cores = capacity.cores();
        this.memoryGb = capacity.memoryGb();
        this.gpus = capacity.gpus();
        this.publicKey = key.encoded();
        this.agentVersion = agentVersion;
        this.images = List.of();
        this.presence = Presence.OFFLINE;
        this.maintenance = false;
        this.revoked = false;
        this.keyPublished = true; // by the event of its enrolment
        this.enrolledAt = now;
    }

    /** The agent gave a sign of life. */
    boolean answered() {
        return become(Presence.ONLINE);
    }

    /** The agent has been silent for too long. A node that sleeps is silent by nature. */
    boolean fellSilent() {
        return presence == Presence.ONLINE && become(Presence.OFFLINE);
    }

    /** Its key counts for nothing from now on. There is no way back: the machine may be enrolled again, as a new node. */
    boolean revoke() {
        boolean changed = !revoked;
        revoked = true;
        presence = Presence.OFFLINE;
        return changed;
    }

    /** For nodes that were enrolled before their events carried the key. */
    void keyIsPublished() {
        keyPublished = true;
    }

    boolean startMaintenance() {
        boolean changed = !maintenance;
        maintenance = true;
        return changed;
    }

    boolean endMaintenance() {
        boolean changed = maintenance;
        maintenance = false;
        return changed;
    }

    boolean describe(Placard placard) {
        if (placard.equals(placard())) return false;
        name = placard.name();
        site = placard.site();
        tags = placard.tags();
        return true;
    }

    /** The machine was rebuilt, or a GPU taken out. */
    boolean resize(Capacity capacity) {
        if (capacity.equals(capacity())) return false;
        cores = capacity.cores();
        memoryGb = capacity.memoryGb();
        gpus = capacity.gpus();
        return true;
    }

    boolean runs(Software software) {
        if (software.equals(software())) return false;
        agentVersion = software.agentVersion();
        runtime = software.runtime();
        images = software.images();
        return true;
    }

    private boolean become(Presence next) {
        boolean changed = presence != next;
        presence = next;
        return changed;
    }

    public UUID id() {
        return id;
    }

    public Placard placard() {
        return new Placard(name, site, tags);
    }

    public Capacity capacity() {
        return new Capacity(cores, memoryGb, gpus);
    }

    public Software software() {
        return new Software(agentVersion, runtime, images);
    }

    public @Nullable String mac() {
        return mac;
    }

    public NodeStatus status() {
        return maintenance ? NodeStatus.MAINTENANCE : NodeStatus.valueOf(presence.name());
    }

    public boolean isRevoked() {
        return revoked;
    }

    public long version() {
        return version;
    }

    NodeKey key() {
        return new NodeKey(publicKey);
    }
}
