package dev.berth.local.demo;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The events of what is written into the tables, as booking-service would have published them (booking-service/events). */
final class PastEvent {
    private PastEvent() {}

    static String json(PastBooking it, Instant now) {
        var event = head(it.eventType(), PastTable.VERSION, now);
        var booking = event.putObject("booking")
                .put("id", it.id().toString())
                .put("kind", it.kind())
                .put("status", it.status())
                .put("statusReason", it.reason())
                .put("startsAt", it.slot().startsAt().toString())
                .put("endsAt", it.slot().endsAt().toString())
                .put("title", it.title())
                .putNull("description")
                .put("userId", it.person().toString());
        booking.putObject("resource")
                .put("id", it.resourceId().toString())
                .put("name", it.resourceName())
                .put("kind", it.kind().equals("compute") ? "node" : it.kind());
        if (it.attendees() != null) {
            booking.put("attendees", it.attendees());
        }
        addCompute(booking, it);
        booking.put("createdAt", it.createdAt().toString())
                .put("updatedAt", it.updatedAt().toString());
        return event.toString();
    }

    private static void addCompute(ObjectNode booking, PastBooking it) {
        var compute = it.compute();
        if (compute == null) {
            booking.putNull("workspace");
            return;
        }
        booking.putObject("compute")
                .put("cores", compute.work().cores())
                .put("memoryGb", compute.work().memoryGb())
                .put("gpus", compute.work().gpus())
                .put("environmentId", compute.environment().id().toString())
                .put("environmentName", compute.environment().name())
                .putArray("nodeTags")
                .add("simulated");
        var gpus = booking.putObject("placement")
                .put("nodeId", it.resourceId().toString())
                .put("nodeName", it.resourceName())
                .putArray("gpuUuids");
        compute.gpuUuids().forEach(gpus::add);
        if (it.ran()) {
            booking.putObject("workspace")
                    .put("state", it.status().equals("failed") ? "failed" : "stopped")
                    .put("reason", it.reason())
                    .put("generation", 1)
                    .put("from", it.slot().startsAt().toString())
                    .put("until", it.slot().endsAt().toString())
                    .putNull("address");
        } else {
            booking.putNull("workspace");
        }
    }

    static String json(Course course, UUID id, Slot slot, String status, int seatsTaken, Instant now) {
        var event = head("resource.changed", PastTable.VERSION, now);
        event.putObject("resource")
                .put("id", id.toString())
                .put("kind", "course")
                .put("name", course.type())
                .put("status", status)
                .put("courseType", course.type())
                .put("startsAt", slot.startsAt().toString())
                .put("endsAt", slot.endsAt().toString())
                .put("location", course.location())
                .put("capacity", course.capacity())
                .put("seatsTaken", seatsTaken);
        return event.toString();
    }

    static String json(Person person, Instant now) {
        return head("person.changed", 0, now)
                .put("personId", person.newId().toString())
                .put("role", person.role())
                .put("disabled", false)
                .put("tokensValidAfter", Instant.EPOCH.toString())
                .toString();
    }

    private static ObjectNode head(String type, long version, Instant now) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", UUID.randomUUID().toString())
                .put("type", type)
                .put("version", version)
                .put("occurredAt", now.toString());
    }
}
