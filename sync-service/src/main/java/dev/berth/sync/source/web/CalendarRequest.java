package dev.berth.sync.source.web;

import dev.berth.sync.connector.SourceKind;
import dev.berth.sync.edge.Problem;
import dev.berth.sync.source.Entrusted;
import dev.berth.sync.source.Setup;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's own calendar as they type it in. In a change, what is left out stays as it is. */
@Schema(name = "CalendarRequest")
record CalendarRequest(
        @Nullable @Size(max = 100, message = "must be at most 100 characters")
        String name,

        @Schema(
                description = "Kept encrypted, and only its host is shown",
                example = "webcal://calendar.example.com/ada.ics")
        @Nullable
        @Size(max = 2000, message = "must be at most 2000 characters")
        String address,

        @Schema(description = "The .ics itself, instead of an address")
        @Nullable
        @Size(max = SourceFields.LARGEST_CALENDAR, message = "must be at most 700 KB")
        String content,

        @Schema(description = "Of times that come without one; UTC when it is not given", example = "Europe/Berlin")
        @Nullable
        String timeZone,

        @Nullable Boolean enabled) {
    @Override
    public String toString() {
        return "CalendarRequest[" + name + "]";
    }

    Setup create(UUID person) {
        Problem.refuseAll(List.of(
                () -> SourceFields.require("name", name),
                this::requiredOrigin,
                () -> SourceFields.calendar(address, content),
                () -> zone()));
        String called = SourceFields.require("name", name).strip();
        return calendar(called, enabled == null || enabled, requiredOrigin(), zone(), person);
    }

    private URI requiredOrigin() {
        URI shown = SourceFields.shownOfCalendar(address, content);
        if (shown == null) {
            throw Problem.invalid("address", "must not be empty, unless the calendar comes as content");
        }
        return shown;
    }

    private ZoneId zone() {
        return timeZone == null ? ZoneOffset.UTC : SourceFields.zone(timeZone);
    }

    Setup applyTo(Setup it, UUID person) {
        URI shown = SourceFields.shownOfCalendar(address, content);
        return calendar(
                name == null ? it.name() : SourceFields.require("name", name).strip(),
                enabled == null ? it.enabled() : enabled,
                shown == null ? it.address() : shown,
                timeZone == null ? it.timeZone() : SourceFields.zone(timeZone),
                person);
    }

    Entrusted entrusted() {
        return SourceFields.calendar(address, content);
    }

    private static Setup calendar(String name, boolean enabled, URI shown, ZoneId zone, UUID person) {
        return new Setup(SourceKind.ICS, name, enabled, shown, null, List.of(), zone, Map.of(), person);
    }
}
