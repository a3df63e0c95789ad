package dev.berth.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code ./berth bench [scenario …] [--quick]}, in the house that the launcher lends. */
final class Main {
    private static final List<Scenario> ALL = List.of(
            new BookingThroughput(), new FlashCrowd(), new CapacityStorm(), new Search(), new FanOut(), new Feeds());

    private Main() {}

    public static void main(String[] words) throws Exception {
        System.exit(run(List.of(words)));
    }

    private static int run(List<String> words) throws Exception {
        var names = words.stream().filter(word -> !word.startsWith("--")).collect(Collectors.toSet());
        var unknown = unknown(words, names);
        if (!unknown.isEmpty()) {
            System.err.println("Berth's benchmark does not know " + String.join(", ", unknown));
            return 2;
        }
        if (words.contains("--list")) {
            ALL.forEach(it -> System.out.printf("  %-10s %s%n", it.name(), it.about()));
            return 0;
        }
        var chosen = ALL.stream()
                .filter(it -> names.isEmpty() || names.contains(it.name()))
                .toList();
        return measure(chosen, words.contains("--quick") ? Size.QUICK : Size.FULL);
    }

    private static List<String> unknown(List<String> words, Set<String> names) {
        var known = ALL.stream().map(Scenario::name).collect(Collectors.toSet());
        return words.stream()
                .filter(word -> names.contains(word)
                        ? !known.contains(word)
                        : !Set.of("--quick", "--list").contains(word))
                .toList();
    }

    private static int measure(List<Scenario> chosen, Size size) throws Exception {
        var report = new Report();
        var failed = false;
        try (var world = new World(size)) {
            for (Scenario scenario : chosen) {
                Say.progress(scenario.name() + ": " + scenario.about() + " ...");
                try {
                    report.add(scenario.measure(world));
                } catch (Exception e) {
                    failed = true;
                    report.add(List.of(
                            Figure.judged(scenario.name(), "did not end", String.valueOf(e.getMessage()), "", false)));
                    e.printStackTrace();
                }
            }
        }
        System.out.println();
        System.out.print(report.table());
        var page = Path.of(System.getProperty("berth.home")).resolve("report.html");
        Files.writeString(page, report.page(subtitle(size)));
        System.out.println("\nAs a page: " + page);
        return failed ? 1 : 0;
    }

    private static String subtitle(Size size) {
        return "%s, on %d processors; %s rooms, %s bookings.%s"
                .formatted(
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        Runtime.getRuntime().availableProcessors(),
                        Say.count(size.rooms()),
                        Say.count(size.bookings()),
                        size.equals(Size.QUICK) ? " A quick run: too small to judge by." : "");
    }
}
