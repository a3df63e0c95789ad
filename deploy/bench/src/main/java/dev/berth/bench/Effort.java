package dev.berth.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Processor time that the house's parts have used, which says where a request's cost lies whatever else runs here. */
record Effort(Map<String, Duration> byPart) {
    private static final List<String> PARTS =
            List.of("gateway", "booking", "postgres", "kafka", "availability", "redis", "feed");

    static Effort now(House house) {
        var used = new LinkedHashMap<String, Duration>();
        for (String part : PARTS) {
            var process = house.process(part);
            used.put(
                    part,
                    Stream.concat(Stream.of(process), process.descendants())
                            .map(it -> it.info().totalCpuDuration().orElse(Duration.ZERO))
                            .reduce(Duration.ZERO, Duration::plus));
        }
        return new Effort(used);
    }

    /** What has been used since an earlier look. */
    Effort since(Effort before) {
        var used = new LinkedHashMap<String, Duration>();
        byPart.forEach((part, time) -> used.put(part, time.minus(before.byPart.getOrDefault(part, Duration.ZERO))));
        return new Effort(used);
    }

    Effort plus(Effort other) {
        var sum = new LinkedHashMap<>(byPart);
        other.byPart.forEach((part, time) -> sum.merge(part, time, Duration::plus));
        return new Effort(sum);
    }

    /** Shared out over so many things that were done for it, in the order of the cost. */
    String each(long things) {
        return byPart.entrySet().stream()
                .map(it -> Map.entry(it.getKey(), it.getValue().toNanos() / 1000 / Math.max(1, things)))
                .filter(it -> it.getValue() >= 10)
                .sorted((one, other) -> Long.compare(other.getValue(), one.getValue()))
                .map(it -> String.format(Locale.ROOT, "%s %,d", it.getKey(), it.getValue()))
                .collect(Collectors.joining(", ", "", " µs"));
    }
}
