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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An outside system as an admin types it in. In a change, what is left out stays as it is; the kind cannot change. */
record SourceRequest(
        @Schema(description = "libcal or ics") @Nullable String kind,

        @Nullable @Size(min = 1, max = 100) String name,

        @Nullable Boolean enabled,

        @Schema(
                description = "Of a calendar it is kept encrypted, and only its host is shown",
                example = "https://example.libcal.com")
        @Nullable
        @Size(max = 2000)
        String address,

        @Schema(description = "A calendar's .ics itself, instead of an address")
        @Nullable
        @Size(max = SourceFields.LARGEST_CALENDAR)
        String content,

        @Nullable @Size(max = 200) String clientId,

        @Schema(description = "Kept encrypted and never shown") @Nullable @Size(max = 1000)
        String clientSecret,

        @Schema(description = "LibCal's locations; none for all") @Nullable @Size(max = 50)
        List<@NotNull @NotBlank @Size(max = 50) String> locationIds,

        @Schema(example = "Europe/Berlin") @Nullable String timeZone,

        @Nullable @Size(max = 500) List<@NotNull @Valid RoomMapping> rooms) {

    /** @param space what the outside system calls it; {@code *} for a whole calendar */
    @Schema(name = "SourceRoom")
    record RoomMapping(
            @NotBlank @Size(max = 100) String space,
            @NotNull UUID roomId) {}

    @Override
    public String toString() {
        return "SourceRequest[" + name + "]";
    }

    Setup create() {
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

    Setup applyTo(Setup it) {
        if (kind != null && kindOf(kind) != it.kind()) {
            throw Problem.invalid("kind", "cannot change: remove this source and add another");
        }
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
