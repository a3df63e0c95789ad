package dev.berth.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A process as it was written down. Process ids are used again, so the start time says whether it is still the same. */
record RecordedProcess(String name, int port, long pid, Instant startedAt) {
    /** The clock that Linux counts start times from may be corrected by a second. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    static Optional<RecordedProcess> of(String name, int port, long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .map(start -> new RecordedProcess(name, port, pid, start));
    }

    static Optional<RecordedProcess> parse(String line) {
        var words = line.split(" ");
        try {
            return Optional.of(new RecordedProcess(
                    words[0], Integer.parseInt(words[1]), Long.parseLong(words[2]), Instant.parse(words[3])));
        } catch (RuntimeException halfWritten) {
            return Optional.empty();
        }
    }

    String line() {
        return name + " " + port + " " + pid + " " + startedAt;
    }

    /** The living process, if it is still this one. */
    Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .filter(start ->
                                Duration.between(start, startedAt).abs().compareTo(TOLERANCE) < 0)
                        .isPresent());
    }
}
