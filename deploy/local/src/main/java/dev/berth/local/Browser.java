package dev.berth.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The Chromium for the browser tests, and the small one that reads portals: the installed ones, or Debian's when we may install them. */
final class Browser {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Path ON_A_MAC = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    /** Sync-service does without it, in 130 MB more. */
    private static final String SMALL = "chromium-headless-shell";

    private Browser() {}

    static Path require(House house, Console console) throws PartFailure, InterruptedException {
        var there = find();
        if (there.isEmpty() && Debian.rootOnIt()) {
            console.say("installing Chromium ...");
            Debian.install(house, List.of("chromium"));
            there = find();
        }
        if (!isAtHand(SMALL) && Debian.rootOnIt()) {
            console.say("installing Chromium's headless shell ...");
            Debian.install(house, List.of(SMALL));
        }
        return there.orElseThrow(() ->
                new PartFailure("The browser tests need Chromium: install it (Debian: apt-get install chromium)"));
    }

    static Optional<Path> find() {
        var set = Optional.ofNullable(System.getenv("BERTH_CHROMIUM")).map(Path::of);
        var onPath = NAMES.stream()
                .map(Browser::whereIs)
                .filter(found -> !found.isEmpty())
                .map(Path::of)
                .findFirst();
        var onMac = Optional.of(ON_A_MAC).filter(Files::isExecutable);
        return set.or(() -> onPath).or(() -> onMac);
    }

    private static boolean isAtHand(String program) {
        return !whereIs(program).isEmpty();
    }

    /** Empty when it is nowhere. */
    private static String whereIs(String program) {
        return Tool.ask("/bin/sh", "-c", "command -v " + program);
    }
}
