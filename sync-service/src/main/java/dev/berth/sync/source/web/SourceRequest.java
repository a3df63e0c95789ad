package dev.berth.sync.source.web;

import dev.berth.sync.connector.SourceKind;
import dev.berth.sync.edge.Problem;
import dev.berth.sync.source.Setup;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.ZoneId;
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

        @Schema(example = "https://example.libcal.com") @Nullable @Size(max = 2000)
        String address,

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
        SourceKind what = kindOf(require("kind", kind));
        return new Setup(
                what,
                require("name", name).strip(),
                enabled == null || enabled,
                addressOf(require("address", address)),
                what == SourceKind.LIBCAL ? require("clientId", clientId).strip() : null,
                locationIds == null ? List.of() : locationIds,
                zoneOf(require("timeZone", timeZone)),
                rooms == null ? Map.of() : mapping(rooms),
                null);
    }

    Setup applyTo(Setup it) {
        if (kind != null && kindOf(kind) != it.kind()) {
            throw Problem.invalid("kind", "cannot change: remove this source and add another");
        }
        return new Setup(
                it.kind(),
                name == null ? it.name() : require("name", name).strip(),
                enabled == null ? it.enabled() : enabled,
                address == null ? it.address() : addressOf(address),
                clientId == null ? it.clientId() : require("clientId", clientId).strip(),
                locationIds == null ? it.locationIds() : locationIds,
                timeZone == null ? it.timeZone() : zoneOf(timeZone),
                rooms == null ? it.rooms() : mapping(rooms),
                it.personId());
    }

    private static String require(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Problem.invalid(field, "must not be empty");
        }
        return value;
    }

    private static SourceKind kindOf(String word) {
        return switch (word) {
            case "libcal" -> SourceKind.LIBCAL;
            case "ics" -> SourceKind.ICS;
            default -> throw Problem.invalid("kind", "must be libcal or ics");
        };
    }

    private static URI addressOf(String text) {
        try {
            URI address = new URI(text.strip().replaceFirst("^webcal://", "https://"));
            boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            if (web && address.getHost() != null && address.getUserInfo() == null && address.getFragment() == null) {
                return address;
            }
        } catch (java.net.URISyntaxException nonsense) {
            throw Problem.invalid("address", "is not an address");
        }
        throw Problem.invalid("address", "must begin with https:// or http:// and name a host, without a password");
    }

    private static ZoneId zoneOf(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw Problem.invalid("timeZone", "must be a time zone like Europe/Berlin");
        }
        return ZoneId.of(name);
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
