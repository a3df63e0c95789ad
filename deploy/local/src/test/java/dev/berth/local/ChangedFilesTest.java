package dev.berth.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedFilesTest {
    private static final List<String> MODULES = List.of("booking-service", "deploy/local", "gateway");

    @TempDir
    Path repository;

    @BeforeEach
    void aBranchOfMain() throws Exception {
        git("init", "--quiet", "--initial-branch=main");
        write("booking-service/Old.java");
        write("gateway/Old.java");
        commit();
        git("switch", "--quiet", "--create", "topic");
    }

    @Test
    void whatIsCommittedEditedAndNewCountsAndNothingElse() throws Exception {
        write("deploy/local/Committed.java");
        commit();
        write("booking-service/Old.java");
        write("frontend/src/page.tsx");
        var changed = ChangedFiles.in(repository);
        assertThat(changed.modules(MODULES)).containsExactly("booking-service", "deploy/local");
        assertThat(changed.below("frontend", ".ts", ".tsx")).containsExactly("src/page.tsx");
    }

    @Test
    void whatMainDidSinceDoesNotCount() throws Exception {
        git("switch", "--quiet", "main");
        write("gateway/Old.java");
        commit();
        git("switch", "--quiet", "topic");
        assertThat(ChangedFiles.in(repository).paths()).isEmpty();
    }

    @Test
    void theRootPomConcernsEveryModule() throws Exception {
        write("pom.xml");
        assertThat(ChangedFiles.in(repository).modules(MODULES)).isEqualTo(MODULES);
    }

    private void write(String path) throws IOException {
        Path file = repository.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "changed at " + System.nanoTime());
    }

    private void commit() throws Exception {
        git("add", "--all");
        git("-c", "user.name=Test", "-c", "user.email=test@berth.test", "commit", "--quiet", "--message=x");
    }

    private void git(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
