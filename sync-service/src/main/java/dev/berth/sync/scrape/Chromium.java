package dev.berth.sync.scrape;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The browser that is installed on this machine; none is downloaded. */
@Component
class Chromium {
    /** First those without a window system of their own: the same engine in 130 MB less. */
    private static final List<String> NAMES = List.of(
            "chromium-headless-shell",
            "chrome-headless-shell",
            "headless-shell",
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "chrome");

    private static final List<String> ELSEWHERE = List.of(
            "/usr/bin",
            "/usr/local/bin",
            "/snap/bin",
            "/opt/google/chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium");

    private final BrowserSettings settings;

    Chromium(BrowserSettings settings) {
        this.settings = settings;
    }

    Path require() {
        Path set = settings.chromium();
        if (set != null && !set.toString().isBlank()) {
            if (Files.isExecutable(set)) {
                return set;
            }
            throw new IllegalStateException("There is no Chromium at " + set + " (BERTH_CHROMIUM)");
        }
        return find().orElseThrow(() -> new IllegalStateException(
                "Portals need Chromium: install it (Debian: apt-get install chromium) or set BERTH_CHROMIUM"));
    }

    private static Optional<Path> find() {
        Stream<String> folders = Stream.concat(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)), ELSEWHERE.stream());
        List<Path> places = folders.filter(it -> !it.isBlank()).map(Path::of).toList();
        return Stream.concat(
                        NAMES.stream().flatMap(name -> places.stream().map(it -> it.resolve(name))), places.stream())
                .filter(it -> Files.isRegularFile(it) && Files.isExecutable(it))
                .findFirst();
    }
}
