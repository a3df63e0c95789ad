package dev.berth.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPortalTest {
    @TempDir
    Path home;

    @Test
    void an_installation_without_the_demo_lists_no_made_up_portal() {
        assertThat(DemoPortal.isWanted(Map.of(), new House(home, home))).isFalse();
    }

    @Test
    void the_demo_or_a_setting_brings_stage_door() throws Exception {
        var house = new House(home, home);
        assertThat(DemoPortal.isWanted(Map.of("BERTH_STAGE_DOOR", "1"), house)).isTrue();

        Files.createDirectories(house.data("demo"));

        assertThat(DemoPortal.isWanted(Map.of(), house)).isTrue();
    }
}
