package dev.berth.booking.account;

import dev.berth.booking.security.Caller;
import dev.berth.booking.security.Role;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody with an account. */
@Entity
public class Person {
    /** How a deleted person is called where bookings and notes refer to them. */
    static final String ERASED_NAME = "Deleted account";

    @Id
    private UUID id;

    private String email;
    private String name;

    @Convert(converter = RoleColumn.class)
    private Role role;

    private String timeZone;
    private String passwordHash;
    private Instant createdAt;
    private Instant tokensValidAfter;
    private boolean disabled;
    private @Nullable Instant deletedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields itself
    protected Person() {}

    Person(UUID id, EmailAddress email, String name, Role role, ZoneId timeZone, String passwordHash, Instant now) {
        this.id = id;
        this.email = email.value();
        this.name = name;
        this.role = role;
        this.timeZone = timeZone.getId();
        this.passwordHash = passwordHash;
        this.createdAt = now;
        this.tokensValidAfter = Instant.EPOCH;
    }

    void rename(String name) {
        this.name = name;
    }

    void liveIn(ZoneId timeZone) {
        this.timeZone = timeZone.getId();
    }

    void changePassword(String passwordHash) {
        this.passwordHash = passwordHash;
    }

    void become(Role role) {
        this.role = role;
    }

    void disable() {
        disabled = true;
    }

    void enable() {
        disabled = false;
    }

    /** Nothing that is left says who it was, and nobody can sign in any more. The e-mail address may be used again. */
    void erase(Instant now) {
        email = id + "@deleted.invalid";
        name = ERASED_NAME;
        role = Role.STUDENT;
        timeZone = ZoneOffset.UTC.getId();
        passwordHash = "none";
        disabled = true;
        deletedAt = now;
        endTokens(now);
    }

    /** Whether no other of the admins could sign in. */
    static boolean isLastEnabled(Person person, List<Person> admins) {
        return person.role == Role.ADMIN
                && !person.disabled
                && admins.stream().noneMatch(it -> !it.disabled && !it.id.equals(person.id));
    }

    /**
     * Refuses every access token issued so far. A token's {@code iat} is in whole seconds, so the limit is the next second,
     * and a token issued after this call carries at least the limit as its {@code iat}. A second call within the same
     * second moves the limit one second on, so that it refuses what was issued between the two calls as well.
     */
    void endTokens(Instant now) {
        Instant nextSecond = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        tokensValidAfter = tokensValidAfter.isBefore(nextSecond) ? nextSecond : tokensValidAfter.plusSeconds(1);
    }

    /** As their access tokens speak of them from now on. */
    public Caller asCaller() {
        return new Caller(id, role, name);
    }

    public UUID id() {
        return id;
    }

    public String email() {
        return email;
    }

    public String name() {
        return name;
    }

    public Role role() {
        return role;
    }

    public String timeZone() {
        return timeZone;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Access tokens issued before this are refused. Whole seconds. */
    public Instant tokensValidAfter() {
        return tokensValidAfter;
    }

    public boolean isDisabled() {
        return disabled;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    long version() {
        return version;
    }

    String passwordHash() {
        return passwordHash;
    }
}
