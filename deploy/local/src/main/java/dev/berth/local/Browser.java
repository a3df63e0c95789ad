package dev.berth.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The Chromium for the browser tests: the installed one, or Debian's when we may install it. */
final class Browser {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Path ON_A_MAC = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private Browser() {}

    static Path require(House house, Console console) throws PartFailure, InterruptedException {
        var there = find();
        if (there.isEmpty() && Debian.rootOnIt()) {
            console.say("installing Chromium ...");
            Debian.install(house, List.of("chromium"));
            there = find();
        }
        return there.orElseThrow(() ->
                new PartFailure("The browser tests need Chromium: install it (Debian: apt-get install chromium)"));
    }

    private static Optional<Path> find() {
        var set = Optional.ofNullable(System.getenv("BERTH_CHROMIUM")).map(Path::of);
        var onPath = NAMES.stream()
                .map(name -> Tool.ask("/bin/sh", "-c", "command -v " + name))
                .filter(found -> !found.isEmpty())
                .map(Path::of)
                .findFirst();
        var onMac = Optional.of(ON_A_MAC).filter(Files::isExecutable);
        return set.or(() -> onPath).or(() -> onMac);
    }
}
