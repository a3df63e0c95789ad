package dev.berth.local;

import java.nio.file.Files;
import java.util.Map;

/**
 * Stage Door and the demo's LibCal as sync-service knows them: only once the demo was filled in here, or where
 * {@code BERTH_STAGE_DOOR} asks for them. Real people's installations list no portal that is made up.
 */
final class DemoPortal {
    private DemoPortal() {}

    static boolean isWanted(Map<String, String> environment, House house) {
        return !environment.getOrDefault("BERTH_STAGE_DOOR", "").isBlank() || Files.isDirectory(house.data("demo"));
    }

    static Map<String, String> of(House house, Ports ports) {
        return Map.of(
                "BERTH_SYNC_PORTALS",
                "file:" + house.module("deploy/portal/src/main/resources/stage-door.yml"),
                "BERTH_STAGE_DOOR_URL",
                Ports.loopback(ports.stageDoor()),
                "BERTH_SYNC_OUTSIDE_TRUSTED", // the one private address that an admin's source may name
                "127.0.0.1:" + ports.libCal());
    }
}
