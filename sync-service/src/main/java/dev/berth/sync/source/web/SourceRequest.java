package dev.berth.sync.source.web;

import dev.berth.sync.connector.SourceKind;
import dev.berth.sync.edge.Problem;
import dev.berth.sync.source.Entrusted;
import dev.berth.sync.source.Setup;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An outside system as an admin types it in. In a change, what is left out stays as it is; the kind cannot change. */
record SourceRequest(
        @Schema(description = "libcal or ics") @Nullable String kind,

        @Nullable @Size(max = 100, message = "must be at most 100 characters")
        String name,

        @Nullable Boolean enabled,

        @Schema(
                description = "Of a calendar it is kept encrypted, and only its host is shown",
                example = "https://example.libcal.com")
        @Nullable
        @Size(max = 2000, message = "must be at most 2000 characters")
        String address,

        @Schema(description = "A calendar's .ics itself, instead of an address")
        @Nullable
        @Size(max = SourceFields.LARGEST_CALENDAR, message = "must be at most 700 KB")
        String content,

        @Nullable @Size(max = 200, message = "must be at most 200 characters")
        String clientId,

        @Schema(description = "Kept encrypted and never shown")
        @Nullable
        @Size(max = 1000, message = "must be at most 1000 characters")
        String clientSecret,

        @Schema(description = "LibCal's locations; none for all")
        @Nullable
        @Size(max = 50, message = "must be at most 50")
        List<
                        @NotNull @NotBlank(message = "must not hold an empty one")
                        @Size(max = 50, message = "must be at most 50 characters each") String>
                locationIds,

        @Schema(example = "Europe/Berlin") @Nullable String timeZone,

        @Nullable @Size(max = 500, message = "must be at most 500")
        List<@NotNull @Valid RoomMapping> rooms) {

    /** @param space what the outside system calls it; {@code *} for a whole calendar */
    @Schema(name = "SourceRoom")
    record RoomMapping(
            @NotBlank(message = "must not be empty") @Size(max = 100, message = "must be at most 100 characters")
            String space,

            @NotNull UUID roomId) {}

    @Override
    public String toString() {
        return "SourceRequest[" + name + "]";
    }

    Setup create() {
        Problem.refuseAll(checksOfNew());
        SourceKind what = kindOf(SourceFields.require("kind", kind));
        return new Setup(
                what,
                SourceFields.require("name", name).strip(),
                enabled == null || enabled,
                addressOf(what),
                what == SourceKind.LIBCAL
                        ? SourceFields.require("clientId", clientId).strip()
                        : null,
                locationIds == null ? List.of() : locationIds,
                SourceFields.zone(SourceFields.require("timeZone", timeZone)),
                rooms == null ? Map.of() : mapping(rooms),
                null);
    }

    private List<Runnable> checksOfNew() {
        var checks = new ArrayList<Runnable>();
        checks.add(() -> kindOf(SourceFields.require("kind", kind)));
        checks.add(() -> SourceFields.require("name", name));
        checks.add(() -> SourceFields.zone(SourceFields.require("timeZone", timeZone)));
        if ("libcal".equals(kind)) {
            checks.add(() -> addressOf(SourceKind.LIBCAL));
            checks.add(() -> SourceFields.require("clientId", clientId));
            checks.add(() -> SourceFields.require("clientSecret", clientSecret));
        } else if ("ics".equals(kind)) {
            checks.add(() -> addressOf(SourceKind.ICS));
            checks.add(() -> SourceFields.calendar(address, content));
        }
        return checks;
    }

    private List<Runnable> checksOfChange(SourceKind what) {
        var checks = new ArrayList<Runnable>();
        if (name != null) checks.add(() -> SourceFields.require("name", name));
        if (address != null || content != null) checks.add(() -> addressOf(what));
        if (clientId != null) checks.add(() -> SourceFields.require("clientId", clientId));
        if (timeZone != null) checks.add(() -> SourceFields.zone(timeZone));
        return checks;
    }

    Setup applyTo(Setup it) {
        if (kind != null && kindOf(kind) != it.kind()) {
            throw Problem.invalid("kind", "cannot change: remove this source and add another");
        }
        Problem.refuseAll(checksOfChange(it.kind()));
        return new Setup(
                it.kind(),
                name == null ? it.name() : SourceFields.require("name", name).strip(),
                enabled == null ? it.enabled() : enabled,
                address == null && content == null ? it.address() : addressOf(it.kind()),
                clientId == null
                        ? it.clientId()
                        : SourceFields.require("clientId", clientId).strip(),
                locationIds == null ? it.locationIds() : locationIds,
                timeZone == null ? it.timeZone() : SourceFields.zone(timeZone),
                rooms == null ? it.rooms() : mapping(rooms),
                it.personId());
    }

    /** What comes with it and is never shown. */
    Entrusted entrusted(SourceKind what) {
        if (what == SourceKind.ICS) {
            return SourceFields.calendar(address, content);
        }
        return clientSecret == null || clientSecret.isBlank()
                ? new Entrusted.Nothing()
                : new Entrusted.Secret(clientSecret.strip());
    }

    private URI addressOf(SourceKind what) {
        if (what == SourceKind.LIBCAL) {
            return SourceFields.address(SourceFields.require("address", address));
        }
        URI shown = SourceFields.shownOfCalendar(address, content);
        if (shown == null) {
            throw Problem.invalid("address", "must not be empty, unless the calendar comes as content");
        }
        return shown;
    }

    private static SourceKind kindOf(String word) {
        return switch (word) {
            case "libcal" -> SourceKind.LIBCAL;
            case "ics" -> SourceKind.ICS;
            default -> throw Problem.invalid("kind", "must be libcal or ics");
        };
    }

    private static Map<String, UUID> mapping(List<RoomMapping> rooms) {
        var mapping = new HashMap<String, UUID>();
        for (int n = 0; n < rooms.size(); n++) {
            if (mapping.put(rooms.get(n).space().strip(), rooms.get(n).roomId()) != null) {
                throw Problem.invalid("rooms[" + n + "].space", "is named twice");
            }
        }
        return mapping;
    }
}
