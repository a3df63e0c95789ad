package dev.berth.feed.document;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is said of a booking, and to whom. Of others' bookings nobody learns more than that the time is taken. */
@Component
class Wording {
    private final Links links;

    Wording(Links links) {
        this.links = links;
    }

    record Said(
            String title,
            @Nullable String description,
            @Nullable String link) {}

    Said of(
            Audience audience,
            UUID id,
            String kind,
            String status,
            String title,
            @Nullable String description,
            @Nullable String reason) {
        if (audience == Audience.ANYBODY) {
            return new Said("Booked", null, null);
        }
        String link = links.booking(id);
        List<String> parts = new ArrayList<>();
        if (description != null && !description.isBlank()) {
            parts.add(description.strip());
        }
        if (status.equals("pending")) {
            parts.add("Waiting for approval.");
        }
        if (Standing.ofBooking(status) == Standing.CANCELLED) {
            parts.add(calledOff(status, reason));
        }
        if (audience == Audience.OWNER && kind.equals("compute") && isAhead(status)) {
            parts.add("Workspace: " + links.workspace(id));
        }
        // Many calendars do not show the event's own link.
        parts.add("Booking: " + link);
        return new Said(title, String.join("\n\n", parts), link);
    }

    private static boolean isAhead(String status) {
        return switch (status) {
            case "pending", "approved", "active" -> true;
            default -> false;
        };
    }

    private static String calledOff(String status, @Nullable String reason) {
        String what = Character.toUpperCase(status.charAt(0)) + status.substring(1);
        return reason == null || reason.isBlank() ? what + "." : what + ": " + reason.strip();
    }
}
