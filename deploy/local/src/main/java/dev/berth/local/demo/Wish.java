package dev.berth.local.demo;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A booking that somebody shall make through the API.
 *
 * @param decision what an admin does about it
 */
record Wish(Person person, String kind, ObjectNode body, Decision decision) {
    enum Decision {
        /** Nobody has to decide, or nobody has yet. */
        NONE,
        APPROVE,
        REJECT
    }

    static Wish room(Person person, String roomId, String title, Slot slot, int attendees, Decision decision) {
        var body = timed("room", title, slot).put("roomId", roomId).put("attendees", attendees);
        return new Wish(person, "room", body, decision);
    }

    static Wish compute(
            Person person,
            ComputeWish.Work work,
            DemoEnvironment environment,
            Slot slot,
            String tag,
            Decision decision) {
        var body = timed("compute", work.title(), slot);
        body.putObject("compute")
                .put("cores", work.cores())
                .put("memoryGb", work.memoryGb())
                .put("gpus", work.gpus())
                .put("environmentId", environment.id().toString())
                .putArray("nodeTags")
                .add(tag);
        return new Wish(person, "compute", body, decision);
    }

    static Wish seat(Person person, String sessionId) {
        var body = JsonNodeFactory.instance.objectNode().put("kind", "course").put("courseSessionId", sessionId);
        return new Wish(person, "course", body, Decision.NONE);
    }

    private static ObjectNode timed(String kind, String title, Slot slot) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", kind)
                .put("title", title)
                .put("startsAt", slot.startsAt().toString())
                .put("endsAt", slot.endsAt().toString());
    }
}
