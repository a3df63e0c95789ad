package dev.berth.local;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code ./berth status} */
final class Status {
    private static final int NOT_RUNNING = 3;

    private final House house;
    private final Console console;

    Status(House house, Console console) {
        this.house = house;
        this.console = console;
    }

    int run() throws InterruptedException {
        var runFile = new RunFile(house);
        var processes = runFile.read();
        if (processes.isEmpty()) {
            console.plain("Berth is not running.");
            return NOT_RUNNING;
        }
        var rows = rows(runFile);
        console.plain("  %-14s %-10s %8s %6s %10s".formatted("part", "state", "process", "port", "memory"));
        var memory = Memory.now();
        long total = 0;
        boolean allUp = true;
        for (Row row : rows.values()) {
            var state = row.state();
            allUp &= state.equals("up");
            long megabytes = row.megabytes(memory);
            total += megabytes;
            console.plain("  %-14s %-10s %8s %6s %7d MB"
                    .formatted(row.name, state, row.process(), row.port == 0 ? "" : row.port, megabytes));
        }
        console.plain("  %-14s %-10s %8s %6s %7d MB".formatted("all", "", "", "", total));
        rows.values().forEach(row -> row.note().ifPresent(console::say));
        return allUp ? 0 : NOT_RUNNING;
    }

    /** A part that is down has no process, and while Berth starts there is no word from the supervisor about parts. */
    private static Map<String, Row> rows(RunFile runFile) {
        var processes = new LinkedHashMap<String, RecordedProcess>();
        runFile.read().forEach(process -> processes.put(process.name(), process));
        boolean supervised = runFile.isHeld();
        var rows = new LinkedHashMap<String, Row>();
        processes
                .values()
                .forEach(process -> rows.put(process.name(), new Row(process.name(), process.port(), process, null)));
        if (supervised) {
            for (PartState state : runFile.readStates()) {
                rows.put(state.name(), new Row(state.name(), state.port(), processes.get(state.name()), state));
            }
        }
        return rows;
    }

    private record Row(
            String name,
            int port,
            @Nullable RecordedProcess recorded,
            @Nullable PartState kept) {
        String state() throws InterruptedException {
            if (kept != null && kept.condition() == PartState.Condition.RESTARTING) {
                return "restarting";
            }
            if (recorded == null || recorded.handle().isEmpty()) {
                return "down";
            }
            return !Service.isPart(name) || Health.at(port).up() ? "up" : "unhealthy";
        }

        String process() {
            return recorded == null ? "" : Long.toString(recorded.pid());
        }

        /** The supervisor is every part's parent: only its own memory is its. */
        long megabytes(Memory memory) {
            var handle = recorded == null ? null : recorded.handle().orElse(null);
            if (handle == null) {
                return 0;
            }
            return name.equals(RunFile.SUPERVISOR) ? memory.ownMegabytes(handle) : memory.megabytes(handle);
        }

        /** What happened to it since the start, if anything did. */
        Optional<String> note() {
            if (kept == null) {
                return Optional.empty();
            }
            return switch (kept.condition()) {
                case STARTED ->
                    kept.restarts() == 0
                            ? Optional.empty()
                            : Optional.of("%s was started again %s; before that %s"
                                    .formatted(name, times(kept.restarts()), firstLine(kept.reason())));
                case RESTARTING ->
                    Optional.of("%s is being started again; before that %s".formatted(name, firstLine(kept.reason())));
                case GIVEN_UP ->
                    Optional.of(
                            "%s died three times within a minute and stays down until ./berth down and ./berth up; the last time %s"
                                    .formatted(name, kept.reason()));
            };
        }

        private static String times(int times) {
            return times == 1 ? "once" : times + " times";
        }

        private static String firstLine(String text) {
            return text.lines().findFirst().orElse("");
        }
    }
}
