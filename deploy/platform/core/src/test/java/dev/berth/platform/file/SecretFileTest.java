package dev.berth.platform.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
    @TempDir
    Path dir;

    @Test
    void the_first_secret_is_made_and_stays() {
        var file = new SecretFile(dir.resolve("keys/secret"));
        assertThat(file.readOrCreate(() -> "first")).isEqualTo("first");
        assertThat(file.readOrCreate(() -> "second")).isEqualTo("first");
    }

    @Test
    void only_the_owner_may_read_it_also_after_it_was_replaced() throws Exception {
        var file = new SecretFile(dir.resolve("secret"));
        file.createIfAbsent(() -> "old");
        assertThat(permissions(file)).isEqualTo("rw-------");
        file.replace("new");
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(file.read()).isEqualTo("new");
        assertThat(dir).isDirectoryContaining("glob:**/secret").isDirectoryNotContaining("glob:**.tmp");
    }

    @Tag("race")
    @RepeatedTest(20)
    void processes_that_make_it_at_the_same_moment_all_see_the_same_secret() {
        var seen = IntStream.range(0, 8)
                .parallel()
                .mapToObj(it -> new SecretFile(dir.resolve("secret")).readOrCreate(() -> "secret-" + it))
                .distinct();
        assertThat(seen).hasSize(1);
    }

    private static String permissions(SecretFile file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path()));
    }
}
