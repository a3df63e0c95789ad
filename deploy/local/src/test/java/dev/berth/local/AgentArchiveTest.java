package dev.berth.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentArchiveTest {
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    @TempDir
    Path repository;

    private House house;
    private AgentArchive archive;

    @BeforeEach
    void prepare() throws Exception {
        house = new House(repository, repository.resolve("home"));
        archive = new AgentArchive(house, new Console(System.out));
        made(Applications.jar(house, Service.AGENT), NOON);
    }

    @Test
    void withoutAnInstallScriptItIsStale() {
        assertThat(archive.isStale()).isTrue();
    }

    @Test
    void itIsStaleAsSoonAsTheAgentIsNewer() throws Exception {
        made(AgentArchive.directory(house).resolve("install.sh"), NOON.plusSeconds(60));
        assertThat(archive.isStale()).isFalse();
        made(Applications.jar(house, Service.AGENT), NOON.plusSeconds(120));
        assertThat(archive.isStale()).isTrue();
    }

    private static void made(Path file, Instant at) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.from(at));
    }
}
