package dev.berth.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StalenessTest {
    private static final Instant BUILT = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    Path dir;

    private Path jar;
    private Path sources;
    private Path source;

    @BeforeEach
    void everythingIsOlderThanTheJar() throws IOException {
        sources = Files.createDirectories(dir.resolve("src/main"));
        source = Files.writeString(sources.resolve("A.java"), "");
        jar = Files.writeString(dir.resolve("a.jar"), "");
        at(source, BUILT.minusSeconds(60));
        at(sources, BUILT.minusSeconds(60));
        at(jar, BUILT);
    }

    @Test
    void whatIsNewerThanItsSourcesIsKept() {
        assertThat(isStale()).isFalse();
    }

    @Test
    void whatIsMissingIsBuilt() throws IOException {
        Files.delete(jar);
        assertThat(isStale()).isTrue();
    }

    @Test
    void aChangedSourceIsNoticed() throws IOException {
        at(source, BUILT.plusMillis(1));
        assertThat(isStale()).isTrue();
    }

    @Test
    void aDeletedSourceIsNoticed() throws IOException {
        Files.delete(source);
        assertThat(isStale()).isTrue();
    }

    @Test
    void whatWasEditedDuringTheBuildIsBuiltAgain() throws IOException {
        at(source, BUILT.plusSeconds(5));
        at(jar, BUILT.plusSeconds(10));
        Staleness.markBuilt(jar, BUILT);
        assertThat(isStale()).isTrue();
    }

    private boolean isStale() {
        return Staleness.isStale(jar, List.of(sources, dir.resolve("not-there")));
    }

    private static void at(Path file, Instant time) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(time));
    }
}
