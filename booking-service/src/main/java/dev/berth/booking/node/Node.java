package dev.berth.booking.node;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A worker node. Its verbs say whether they changed anything, so that only real changes are told to others. */
@Entity
public class Node {
    /** Between its first report and the start of a workspace: image and GPU are looked at. */
    private static final Duration WAKE_ALLOWANCE = Duration.ofMinutes(1);

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
    private boolean retired;
    private boolean bookingsToCheck;

    private @Nullable Instant wakeBeganAt;
    private int wakePackets;
    private @Nullable Instant wakeSentAt;
    private @Nullable Integer wakeLeadSeconds;
    private @Nullable String wakePassword;
    private @Nullable Instant suspectSince;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Capacity agreed;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Capacity offered;

    private @Nullable Instant maintenanceFrom;
    private @Nullable Instant maintenanceUntil;
    private @Nullable String maintenanceReason;
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
        this.agreed = capacity;
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
        wakeBeganAt = null;
        suspectSince = null;
        return become(Presence.ONLINE);
    }

    /** False when it is up, is being woken already, or cannot be woken. */
    boolean beginWaking(Instant now) {
        if (presence == Presence.ONLINE || wakeBeganAt != null || mac == null || revoked) return false;
        wakeBeganAt = now;
        wakePackets = 0;
        wakeSentAt = null;
        suspectSince = null;
        return true;
    }

    /** @return the packet to send; the node must be waking */
    byte[] sendPacket(Instant now) {
        wakePackets++;
        wakeSentAt = now;
        return MagicPacket.of(Objects.requireNonNull(mac), wakePassword);
    }

    /** Zero when nobody wakes it. */
    Duration hasWokenFor(Instant now) {
        return wakeBeganAt == null ? Duration.ZERO : Duration.between(wakeBeganAt, now);
    }

    /** @return how many packets were sent in vain */
    int giveUpWaking(Instant now) {
        wakeBeganAt = null;
        suspectSince = now;
        return wakePackets;
    }

    /** @param usual how long it usually takes from the first packet to its first report */
    void tookToWake(Duration usual) {
        wakeLeadSeconds = Math.toIntExact(usual.plus(WAKE_ALLOWANCE).toSeconds());
    }

    /** @param password SecureOn, like a MAC address; empty for none */
    boolean wakesWith(String password) {
        String next = password.isEmpty() ? null : password;
        boolean changed = !Objects.equals(wakePassword, next);
        wakePassword = next;
        return changed;
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
        wakeBeganAt = null;
        bookingsToCheck = true;
        return changed;
    }

    /** For nodes that were enrolled before their events carried the key. */
    void keyIsPublished() {
        keyPublished = true;
    }

    /** It is gone for everybody, and its key counts for nothing. */
    boolean retire() {
        boolean changed = !retired;
        retired = true;
        revoke();
        return changed;
    }

    void planMaintenance(Maintenance.Plan plan) {
        maintenanceFrom = plan.from();
        maintenanceUntil = plan.until();
        maintenanceReason = plan.reason();
    }

    /** Empty when none is planned or under way. */
    public Optional<Maintenance.Plan> maintenancePlan() {
        return maintenance || maintenanceFrom != null
                ? Optional.of(new Maintenance.Plan(
                        maintenanceFrom, maintenanceUntil, maintenanceReason == null ? "" : maintenanceReason))
                : Optional.empty();
    }

    boolean startMaintenance() {
        boolean changed = !maintenance;
        maintenance = true;
        return changed;
    }

    boolean endMaintenance() {
        boolean changed = maintenance;
        maintenance = false;
        maintenanceFrom = null;
        maintenanceUntil = null;
        maintenanceReason = null;
        return changed;
    }

    boolean describe(Placard placard) {
        if (placard.equals(placard())) return false;
        name = placard.name();
        site = placard.site();
        tags = placard.tags();
        return true;
    }

    /**
     * What the machine says that it has. It counts as far as an admin has agreed to it; more waits for one. What is booked and does not
     * fit any more is looked at.
     */
    boolean reports(Capacity capacity) {
        Capacity limit = agreed == null ? capacity() : agreed;
        Capacity counts = capacity.within(limit);
        boolean waits = !counts.equals(capacity);
        boolean changed = !Objects.equals(offered, waits ? capacity : null);
        agreed = limit;
        offered = waits ? capacity : null;
        bookingsToCheck = bookingsToCheck || !counts.covers(capacity());
        return resize(counts) || changed;
    }

    /** An admin agrees to what the machine says that it has. */
    boolean acceptOffer() {
        if (offered == null) return false;
        agreed = offered;
        resize(offered);
        offered = null;
        return true;
    }

    private boolean resize(Capacity capacity) {
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
        if (maintenance) return NodeStatus.MAINTENANCE;
        return wakeBeganAt == null ? NodeStatus.valueOf(presence.name()) : NodeStatus.WAKING;
    }

    /** What people should know of its status, in a sentence. */
    public Optional<String> reason() {
        if (revoked) return Optional.of("Its key was revoked.");
        if (maintenance) return Optional.ofNullable(maintenanceReason);
        if (suspectSince != null) return Optional.of("It did not wake after " + wakePackets + " magic packets.");
        if (wakeBeganAt != null) return Optional.of("It is being woken: " + wakePackets + " magic packets so far.");
        return offered == null ? Optional.empty() : Optional.of("It has more capacity than an admin has agreed to.");
    }

    /** What the machine has beyond what an admin has agreed to. */
    public Optional<Capacity> offered() {
        return Optional.ofNullable(offered);
    }

    /** Since when it is being woken. */
    Optional<Instant> wakeBeganAt() {
        return Optional.ofNullable(wakeBeganAt);
    }

    /** When the last magic packet was sent, while it is being woken. */
    Optional<Instant> wakeSentAt() {
        return wakeBeganAt == null ? Optional.empty() : Optional.ofNullable(wakeSentAt);
    }

    @Nullable
    String wakePassword() {
        return wakePassword;
    }

    /** From its past wakes; empty while there were none. */
    public Optional<Duration> wakeLead() {
        return Optional.ofNullable(wakeLeadSeconds).map(Duration::ofSeconds);
    }

    boolean isOnline() {
        return presence == Presence.ONLINE;
    }

    public boolean isRetired() {
        return retired;
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
