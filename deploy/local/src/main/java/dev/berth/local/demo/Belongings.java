package dev.berth.local.demo;

import dev.berth.local.api.Api;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a person who has been here for a while has set up: an API token, calendar feeds, an account at a portal. */
final class Belongings {
    private static final String TOKEN = "Backup script";
    private static final String PORTAL = "stage-door";
    private static final String PORTAL_PASSWORD = "break a leg";

    private final Map<String, String> roomIds;

    Belongings(Map<String, String> roomIds) {
        this.roomIds = roomIds;
    }

    void give(Api person, String name) throws IOException, InterruptedException {
        token(person);
        feeds(person);
        portal(person, name);
    }

    /** Its text is shown once, and nobody needs it here. */
    private static void token(Api person) throws IOException, InterruptedException {
        var tokens = person.get("/api/v1/me/tokens").orThrow().body().path("items");
        if (!tokens.findValuesAsString("name").contains(TOKEN)) {
            var token = JsonNodeFactory.instance.objectNode().put("name", TOKEN).put("expiresInDays", 90);
            person.post("/api/v1/me/tokens", token).orThrow();
        }
    }

    /** One's own comes by asking. Others are refused to some people, and then stay away. */
    private void feeds(Api person) throws IOException, InterruptedException {
        var feeds = person.get("/api/v1/me/feeds").orThrow().body();
        if (!feeds.toString().contains("course-type")) {
            person.post(
                            "/api/v1/me/feeds",
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("kind", "course-type")
                                    .put("courseType", "Pottery"))
                    .orThrow();
            person.post(
                    "/api/v1/me/feeds",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("kind", "room")
                            .put("resourceId", roomIds.getOrDefault(DemoRoom.NIGHT_STUDIO, "")));
        }
    }

    /** Connecting reads the portal at once, with a browser; nobody waits for that here. */
    private static void portal(Api person, String name) throws IOException, InterruptedException {
        var address = "/api/v1/me/portals/" + PORTAL + "/credentials";
        if (!person.get(address).ok()) {
            var account = JsonNodeFactory.instance
                    .objectNode()
                    .put("email", name + "@stage.example")
                    .put("password", PORTAL_PASSWORD);
            person.put(address, account).orThrow();
        }
    }
}
