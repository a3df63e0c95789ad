package dev.berth.local.demo;

import dev.berth.local.api.Api;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.node.JsonNodeFactory;

/** Rooms in two branches, and when each branch closes. */
final class Rooms {
    private final Api asAdmin;
    private final Consumer<String> say;

    Rooms(Api asAdmin, Consumer<String> say) {
        this.asAdmin = asAdmin;
        this.say = say;
    }

    /** @return the ids of the demo's rooms by their names */
    Map<String, String> add() throws IOException, InterruptedException {
        var ids = known();
        for (DemoRoom room : DemoRoom.ALL) {
            if (!ids.containsKey(room.name())) {
                var made = asAdmin.post("/api/v1/rooms", room.body()).orThrow();
                ids.put(room.name(), made.body().path("id").asString(""));
                say.accept("room         " + room.name() + ", " + room.branch());
            }
        }
        for (String branch : List.of(DemoRoom.LIBRARY, DemoRoom.SCIENCE)) {
            closeInTheEvening(branch);
        }
        return ids;
    }

    private Map<String, String> known() throws IOException, InterruptedException {
        var ids = new HashMap<String, String>();
        for (var room : asAdmin.get("/api/v1/rooms?limit=200").orThrow().body().path("items")) {
            ids.put(room.path("name").asString(""), room.path("id").asString(""));
        }
        return ids;
    }

    /** What staff have set stays. */
    private void closeInTheEvening(String branch) throws IOException, InterruptedException {
        var address = "/api/v1/branches/"
                + URLEncoder.encode(branch, StandardCharsets.UTF_8).replace("+", "%20");
        for (var day : asAdmin.get(address).orThrow().body().path("closing")) {
            if (!day.path("cutOff").asString("").isEmpty()) {
                return;
            }
        }
        var closing = JsonNodeFactory.instance.objectNode().put("timeZone", Campus.ZONE.getId());
        var days = closing.putArray("closing");
        for (DayOfWeek day : DayOfWeek.values()) {
            boolean weekend = day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
            days.addObject().put("day", day.name().toLowerCase(Locale.ROOT)).put("cutOff", weekend ? "16:00" : "20:00");
        }
        asAdmin.patch(address, closing).orThrow();
        say.accept("closing time " + branch);
    }
}
