package dev.berth.booking.environment;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.audit.AuditTrail;
import dev.berth.booking.audit.Changes;
import dev.berth.booking.audit.Subject;
import dev.berth.booking.security.Caller;
import dev.berth.platform.id.Uuid7;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The environments there are, and how admins change them. */
@Service
public class Catalogue {
    private static final Function<Preset, Object> EGRESS =
            it -> it.confinement().egress().wireName();
    private static final Function<Preset, Object> CAPABILITIES = it ->
            it.confinement().capabilities().stream().map(Capability::wireName).toList();
    private static final Function<Preset, Object> READ_ONLY_ROOT =
            it -> it.confinement().readOnlyRoot();

    private final Environments environments;
    private final EnvironmentUse use;
    private final AuditTrail audit;
    private final Clock clock;

    Catalogue(Environments environments, EnvironmentUse use, AuditTrail audit, Clock clock) {
        this.environments = environments;
        this.use = use;
        this.audit = audit;
        this.clock = clock;
    }

    public sealed interface Outcome {
        record Saved(Environment environment) implements Outcome {}

        record NameTaken() implements Outcome {}

        record NoSuchEnvironment() implements Outcome {}
    }

    /** By name; those that are switched off are for admins only. */
    @Transactional(readOnly = true)
    public List<Environment> visibleTo(Caller caller) {
        return caller.isAdmin() ? environments.findAllByOrderByName() : environments.findByEnabledTrueOrderByName();
    }

    @Transactional
    public Outcome add(Preset preset, Caller admin) {
        Instant now = clock.instant();
        UUID id = Uuid7.at(now);
        if (environments.existsByNameIgnoreCaseAndIdNot(preset.name(), id)) return new Outcome.NameTaken();
        Environment environment = environments.save(new Environment(id, preset, now));
        audit.record(Actor.of(admin), Subject.environment(id), "added", differences(null, preset));
        return new Outcome.Saved(environment);
    }

    /** @param enabled null leaves it as it is */
    @Transactional
    public Outcome change(UUID id, UnaryOperator<Preset> change, @Nullable Boolean enabled, Caller admin) {
        Optional<Environment> found = environments.findById(id);
        if (found.isEmpty()) return new Outcome.NoSuchEnvironment();
        Environment environment = found.get();
        Preset before = environment.preset();
        Preset after = change.apply(before);
        if (environments.existsByNameIgnoreCaseAndIdNot(after.name(), id)) return new Outcome.NameTaken();
        Changes changes = differences(before, after);
        environment.offer(after, clock.instant());
        if (enabled != null) switchTo(environment, enabled, changes);
        if (!changes.isEmpty()) audit.record(Actor.of(admin), Subject.environment(id), "changed", changes);
        return new Outcome.Saved(environment);
    }

    /** Removes what nobody ever booked, and only switches off what somebody did. False when there is none. */
    @Transactional
    public boolean remove(UUID id, Caller admin) {
        Optional<Environment> found = environments.findById(id);
        if (found.isEmpty()) return false;
        Changes changes = differences(found.get().preset(), null);
        if (use.isBooked(id)) {
            changes = Changes.none();
            switchTo(found.get(), false, changes);
        } else {
            environments.delete(found.get());
        }
        audit.record(Actor.of(admin), Subject.environment(id), "removed", changes);
        return true;
    }

    private void switchTo(Environment environment, boolean enabled, Changes changes) {
        changes.and("enabled", environment.isEnabled(), enabled);
        if (enabled) environment.enable(clock.instant());
        else environment.disable(clock.instant());
    }

    private static Changes differences(@Nullable Preset before, @Nullable Preset after) {
        return Changes.none()
                .and("name", of(before, Preset::name), of(after, Preset::name))
                .and("description", of(before, Preset::description), of(after, Preset::description))
                .and("image", of(before, Preset::image), of(after, Preset::image))
                .and("ports", of(before, Preset::ports), of(after, Preset::ports))
                .and("command", of(before, Preset::command), of(after, Preset::command))
                .and("variables", of(before, Preset::variables), of(after, Preset::variables))
                .and("cores", of(before, Preset::cores), of(after, Preset::cores))
                .and("memoryGb", of(before, Preset::memoryGb), of(after, Preset::memoryGb))
                .and("gpus", of(before, Preset::gpus), of(after, Preset::gpus))
                .and("egress", of(before, EGRESS), of(after, EGRESS))
                .and("capabilities", of(before, CAPABILITIES), of(after, CAPABILITIES))
                .and("readOnlyRoot", of(before, READ_ONLY_ROOT), of(after, READ_ONLY_ROOT));
    }

    private static @Nullable Object of(@Nullable Preset preset, Function<Preset, Object> field) {
        return preset == null ? null : field.apply(preset);
    }
}
