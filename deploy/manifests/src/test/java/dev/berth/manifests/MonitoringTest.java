package dev.berth.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Alerts and boards ask for measures that exist, and alerts fire when they should. */
class MonitoringTest {
    private static final Pattern MEASURE =
            Pattern.compile("\\b((?:berth|http|kafka|hikaricp|jvm|process|spring)_\\w+)(?=[{\\[) ]|$)");

    private static final Pattern NAMED_IN_CODE = Pattern.compile("\"(berth\\.[a-z._]+)\"");

    /** As the running services named them (deploy/observability/record-measures), and those that services make at the first use. */
    private static Set<String> known() throws IOException {
        var known = new HashSet<>(
                Repository.text("deploy/observability/measures.txt").lines().toList());
        try (Stream<Path> modules = Stream.of("booking-service", "sync-service", "agent-service", "deploy/platform")
                .map(Repository::path)) {
            for (Path module : modules.toList()) {
                try (Stream<Path> files = Files.walk(module)) {
                    files.filter(it -> it.toString().endsWith(".java")
                                    && it.toString().contains("/src/main/"))
                            .forEach(it -> NAMED_IN_CODE
                                    .matcher(Repository.text(it))
                                    .results()
                                    .forEach(name -> known.add(name.group(1).replace('.', '_') + "_total")));
                }
            }
        }
        return known;
    }

    @Test
    void every_query_of_a_board_asks_for_a_measure_that_exists() throws IOException {
        try (Stream<Path> boards = Files.list(Repository.path("deploy/observability/grafana/boards"))) {
            for (Path board : boards.toList()) {
                var queries =
                        Pattern.compile("\"expr\": \"((?:[^\"\\\\]|\\\\.)*)\"").matcher(Repository.text(board));
                int count = 0;
                while (queries.find()) {
                    assertThat(known())
                            .as(board.getFileName() + ": " + queries.group(1))
                            .containsAll(named(queries.group(1)));
                    count++;
                }
                assertThat(count).as(board.toString()).isPositive();
            }
        }
    }

    @Test
    void every_alert_asks_for_a_measure_that_exists_and_says_what_to_do() throws IOException {
        for (var rule : rules()) {
            assertThat(known())
                    .as(rule.toString())
                    .containsAll(named(rule.get("expr").toString()));
            if (rule.containsKey("alert")) {
                assertThat((Map<?, ?>) rule.get("annotations"))
                        .as(rule.toString())
                        .hasSize(2);
                assertThat(((Map<?, ?>) rule.get("annotations")).get("runbook").toString())
                        .isNotBlank();
            }
        }
    }

    @Test
    void every_alert_has_a_test() {
        var tests = Repository.text("deploy/observability/rules/berth_test.yml");

        rules().stream()
                .filter(it -> it.containsKey("alert"))
                .forEach(it -> assertThat(tests).contains(it.get("alert").toString()));
    }

    @Test
    void the_rules_pass_their_tests() throws Exception {
        assumeTrue(Programs.installed("promtool"), "promtool is not installed (Debian: prometheus)");

        assertThat(Programs.output(
                        Repository.path("deploy/observability/rules"), "promtool", "test", "rules", "berth_test.yml"))
                .contains("SUCCESS");
    }

    /** Recorded series are named with colons, and are left out. */
    private static List<String> named(String query) {
        var found = new ArrayList<String>();
        var names = MEASURE.matcher(query);
        while (names.find()) {
            found.add(names.group(1));
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rules() {
        Map<String, Object> file = new Yaml().load(Repository.text("deploy/observability/rules/berth.yml"));
        return ((List<Map<String, Object>>) file.get("groups"))
                .stream()
                        .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
                        .toList();
    }
}
