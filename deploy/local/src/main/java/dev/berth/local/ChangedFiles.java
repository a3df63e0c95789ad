package dev.berth.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files, relative to the repository, that differ from where this branch left main, committed or not. */
record ChangedFiles(List<String> paths) {
    static ChangedFiles in(Path repository) throws PartFailure {
        var base = Stream.of("origin/main", "main")
                .map(branch -> git(repository, "merge-base", "HEAD", branch).strip())
                .filter(commit -> !commit.isEmpty())
                .findFirst()
                .orElse("HEAD");
        if (git(repository, "rev-parse", "HEAD").isEmpty()) {
            throw new PartFailure("./berth test --quick asks Git what changed, and this is no Git repository");
        }
        var paths = new ArrayList<String>();
        git(repository, "diff", "--name-only", "--diff-filter=d", base).lines().forEach(paths::add);
        git(repository, "ls-files", "--others", "--exclude-standard").lines().forEach(paths::add);
        return new ChangedFiles(paths);
    }

    /** Those of these modules in which something changed; all of them when the build itself did. */
    List<String> modules(List<String> known) {
        if (paths.contains("pom.xml")) {
            return known;
        }
        return known.stream()
                .filter(module -> paths.stream().anyMatch(path -> path.startsWith(module + "/")))
                .toList();
    }

    /** Relative to this folder, those that end like one of these. */
    List<String> below(String folder, String... endings) {
        return paths.stream()
                .filter(path -> path.startsWith(folder + "/"))
                .filter(path -> Stream.of(endings).anyMatch(path::endsWith))
                .map(path -> path.substring(folder.length() + 1))
                .toList();
    }

    private static String git(Path repository, String... arguments) {
        var command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(arguments));
        return Tool.ask(command.toArray(String[]::new));
    }
}
