package dev.berth.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BuildTest {
    private final House house = new House(Path.of("repository"), Path.of("home"));
    private final Console console = new Console(System.out);

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceIsMadeFromItsOwnModuleAndFromThePlatform(Service service) {
        assertThat(Build.sources(house, service))
                .contains(
                        house.module("pom.xml"),
                        house.module(service.module()).resolve("src/main"),
                        house.module("deploy/platform/core/src/main"),
                        house.module("deploy/platform/data/pom.xml"));
    }

    @Test
    void theModulesToTestAreThoseThatTheBuildLists() throws Exception {
        var repository = new House(Path.of("../.."), Path.of("home"));
        assertThat(new JavaTests(repository, console, new TestSteps(console)).modules())
                .contains("booking-service", "deploy/local", "deploy/platform/core");
    }
}
