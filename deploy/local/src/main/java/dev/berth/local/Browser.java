package dev.berth.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The Chromium that runs the browser tests and reads portals: the installed one, or Debian's when we may install it. */
final class Browser {
    /** Draws nothing that nobody sees: half the processor time of the whole browser in the tests. */
    private static final String HEADLESS = "chromium-headless-shell";

    private static final List<String> NAMES = List.of(HEADLESS, "chromium", "chromium-browser", "google-chrome");
    private static final Path ON_A_MAC = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private Browser() {}

    static Path require(House house, Console console) throws PartFailure, InterruptedException {
        if (!isAtHand(HEADLESS) && Debian.rootOnIt()) {
            console.say("installing Chromium's headless shell ...");
            Debian.install(house, List.of(HEADLESS));
        }
        return find().orElseThrow(() ->
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
