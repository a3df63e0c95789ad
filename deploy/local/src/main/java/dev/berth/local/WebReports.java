package dev.berth.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Vitest and Playwright wrote about their tests. */
final class WebReports {
    private static final JsonMapper JSON = new JsonMapper();

    private WebReports() {}

    static Tally vitest(Path report) {
        if (!Files.exists(report)) {
            return Tally.NOTHING;
        }
        JsonNode all = JSON.readTree(report.toFile());
        return new Tally(
                all.path("numPassedTests").asInt(0),
                all.path("numFailedTests").asInt(0),
                all.path("numPendingTests").asInt(0) + all.path("numTodoTests").asInt(0));
    }

    /** A flaky test is one that failed and then passed: it passed, and is told by name. */
    static Tally playwright(Path report) {
        if (!Files.exists(report)) {
            return Tally.NOTHING;
        }
        JsonNode stats = JSON.readTree(report.toFile()).path("stats");
        return new Tally(
                stats.path("expected").asInt(0) + stats.path("flaky").asInt(0),
                stats.path("unexpected").asInt(0),
                stats.path("skipped").asInt(0));
    }

    static List<String> flaky(Path report) {
        return Files.exists(report) ? flakyIn(JSON.readTree(report.toFile())) : List.of();
    }

    /** Playwright's suites hold suites and specs; a spec with a flaky test is told once. */
    private static List<String> flakyIn(JsonNode suite) {
        var told = new ArrayList<String>();
        for (JsonNode spec : suite.path("specs")) {
            if (spec.path("tests")
                    .valueStream()
                    .anyMatch(test -> test.path("status").asString("").equals("flaky"))) {
                told.add(spec.path("file").asString("") + ": "
                        + spec.path("title").asString(""));
            }
        }
        suite.path("suites").forEach(inner -> told.addAll(flakyIn(inner)));
        return told;
    }
}
