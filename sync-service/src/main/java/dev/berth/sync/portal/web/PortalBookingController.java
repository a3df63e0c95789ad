package dev.berth.sync.portal.web;

import dev.berth.sync.connector.FoundBooking;
import dev.berth.sync.edge.Caller;
import dev.berth.sync.edge.Problem;
import dev.berth.sync.external.PersonalBooking;
import dev.berth.sync.external.PersonalBookings;
import dev.berth.sync.external.PersonalBookings.Place;
import dev.berth.sync.portal.PortalSettings;
import dev.berth.sync.portal.Portals;
import dev.berth.sync.source.OutsideSources;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/me/portals/bookings")
@Tag(name = "Portals")
class PortalBookingController {
    private static final String BETWEEN = "\n";

    private final PersonalBookings bookings;
    private final Portals portals;
    private final OutsideSources sources;
    private final Clock clock;

    PortalBookingController(PersonalBookings bookings, Portals portals, OutsideSources sources, Clock clock) {
        this.bookings = bookings;
        this.portals = portals;
        this.sources = sources;
        this.clock = clock;
    }

    @Schema(name = "PortalBooking")
    record PortalBooking(
            @Schema(description = "Its id at the portal") String id,

            @Schema(description = "Or the id of a calendar that one brought along")
            String portal,

            String portalName,
            String title,
            @Nullable String location,
            Instant startsAt,
            Instant endsAt,
            boolean allDay,
            FoundBooking.Status status,

            @Schema(description = "The booking at the portal itself") @Nullable
            String url,

            @Nullable String price,
            Instant lastSeenAt) {}

    @Schema(name = "PortalBookingList")
    record PortalBookingList(
            List<PortalBooking> items, @Nullable String nextCursor) {}

    @GetMapping
    @Operation(
            summary = "What I have booked at my portals, and what the calendars say that I bring along",
            description = "By start. What ends after from (now, when it is not given) and starts before to.")
    PortalBookingList list(
            Caller me,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Instant since = from == null ? clock.instant() : from;
        List<PersonalBooking> found =
                bookings.list(me.id(), since, to, cursor == null ? null : place(cursor), limit + 1);
        List<PersonalBooking> page = found.subList(0, Math.min(limit, found.size()));
        Map<String, String> calendars = sources.list(me.id()).stream()
                .collect(Collectors.toMap(
                        it -> it.id().toString(), it -> it.setup().name()));
        return new PortalBookingList(
                page.stream().map(it -> answer(it, calendars)).toList(),
                found.size() > limit ? cursor(page.getLast()) : null);
    }

    private PortalBooking answer(PersonalBooking it, Map<String, String> calendars) {
        String portal = it.sourceId().replaceAll(":.*", "");
        FoundBooking booking = it.booking();
        return new PortalBooking(
                booking.externalId(),
                portal,
                portals.find(portal).map(PortalSettings::name).orElseGet(() -> calendars.getOrDefault(portal, portal)),
                booking.title(),
                booking.location(),
                booking.startsAt(),
                booking.endsAt(),
                booking.allDay(),
                booking.status(),
                booking.url(),
                booking.price(),
                it.lastSeenAt());
    }

    private static String cursor(PersonalBooking last) {
        String place = String.join(
                BETWEEN,
                last.booking().startsAt().toString(),
                last.sourceId(),
                last.booking().externalId());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    private static Place place(String cursor) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(BETWEEN, 3);
            if (parts.length == 3) {
                return new Place(Instant.parse(parts[0]), parts[1], parts[2]);
            }
        } catch (IllegalArgumentException | DateTimeParseException notOurs) {
            // told below
        }
        throw Problem.invalid("cursor", "is not one that a list gave");
    }
}
