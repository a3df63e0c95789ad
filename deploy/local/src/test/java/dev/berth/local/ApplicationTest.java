package dev.berth.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationTest {
    private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    @TempDir
    Path dir;

    @Test
    void startsWithoutACacheWhereThereIsNone() {
        assertThat(application().command()).noneMatch(word -> word.contains("AOTCache"));
    }

    @Test
    void startsWithTheCacheOnceThereIsOne() throws IOException {
        Files.createFile(application().cache());
        assertThat(application().command())
                .contains("-XX:AOTCache=" + application().cache());
    }

    @Test
    void startsWithTheCompilerThatTheCacheWasRecordedWith() throws IOException {
        var recording = application().recording(dir.resolve("notes"));
        Files.createFile(application().cache());
        assertThat(application().command()).contains(QUICK_COMPILER);
        assertThat(recording).contains(QUICK_COMPILER);
    }

    @Test
    void noCacheIsRecordedForAProgramThatStartsQuicklyWithoutOne() {
        assertThat(application().lacksCache()).isTrue();
        assertThat(new Application(dir.resolve("agent.jar"), List.of(), false).lacksCache())
                .isFalse();
    }

    private Application application() {
        return new Application(dir.resolve("service.jar"), List.of(), true);
    }
}
