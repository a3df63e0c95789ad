package dev.berth.local;

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
        var processes = new RunFile(house).read();
        if (processes.isEmpty()) {
            console.plain("Berth is not running.");
            return NOT_RUNNING;
        }
        console.plain("  %-14s %-10s %8s %6s %10s".formatted("part", "state", "process", "port", "memory"));
        var memory = Memory.now();
        long total = 0;
        boolean allUp = true;
        for (RecordedProcess process : processes) {
            var state = state(process);
            long megabytes = process.handle()
                    .map(handle -> memoryOf(process, memory, handle))
                    .orElse(0L);
            total += megabytes;
            allUp &= state.equals("up");
            console.plain("  %-14s %-10s %8d %6s %7d MB"
                    .formatted(
                            process.name(),
                            state,
                            process.pid(),
                            process.port() == 0 ? "" : process.port(),
                            megabytes));
        }
        console.plain("  %-14s %-10s %8s %6s %7d MB".formatted("all", "", "", "", total));
        return allUp ? 0 : NOT_RUNNING;
    }

    /** The supervisor is every part's parent: only its own memory is its. */
    private static long memoryOf(RecordedProcess process, Memory memory, ProcessHandle handle) {
        return process.name().equals(RunFile.SUPERVISOR) ? memory.ownMegabytes(handle) : memory.megabytes(handle);
    }

    private static String state(RecordedProcess process) throws InterruptedException {
        if (process.handle().isEmpty()) {
            return "down";
        }
        boolean service = Service.isPart(process.name());
        return !service || Health.at(process.port()).up() ? "up" : "unhealthy";
    }
}
