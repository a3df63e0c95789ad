package dev.berth.agent.home;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentHomeTest {
    record Numbers(List<Integer> numbers) {}

    @TempDir
    Path folder;

    @Test
    void only_the_agents_user_may_look() throws Exception {
        var home = new AgentHome(folder.resolve("home"));
        home.write("secret", "x".getBytes(UTF_8));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.path("secret"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("home"))))
                .isEqualTo("rwx------");
    }

    @Test
    void a_write_that_a_crash_cut_short_leaves_the_old_value() throws Exception {
        var home = new AgentHome(folder);
        var kept = new Kept<>(home, "numbers.json", Numbers.class);
        kept.save(new Numbers(List.of(1, 2)));
        Files.writeString(home.path("numbers.json.new"), "{\"numbers\":[3,");
        assertThat(kept.load()).contains(new Numbers(List.of(1, 2)));
        kept.save(new Numbers(List.of(3)));
        assertThat(kept.load()).contains(new Numbers(List.of(3)));
    }

    @Test
    void a_garbled_file_is_set_aside_and_not_fatal() throws Exception {
        var home = new AgentHome(folder);
        Files.writeString(home.path("numbers.json"), "{{{");
        assertThat(new Kept<>(home, "numbers.json", Numbers.class).load()).isEmpty();
        assertThat(home.path("numbers.json.bad")).hasContent("{{{");
    }

    @Test
    void a_garbled_file_that_cannot_be_set_aside_is_no_lasting_trouble() throws Exception {
        var home = new AgentHome(folder);
        Files.writeString(home.path("numbers.json"), "{{{");
        FullDisk.refuse(folder, "numbers.json.bad");
        var kept = new Kept<>(home, "numbers.json", Numbers.class);
        assertThat(kept.load()).isEmpty();
        kept.save(new Numbers(List.of(1)));
        assertThat(home.trouble()).isEmpty();
    }
}
