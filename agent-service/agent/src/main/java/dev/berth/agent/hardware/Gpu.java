package dev.berth.agent.hardware;

import java.util.List;
import java.util.regex.Pattern;

/** A graphics card by the UUID that its driver gives it. */
public record Gpu(String uuid, String model) {
    private static final Pattern LINE = Pattern.compile("GPU \\d+: (.+?) \\(UUID: (GPU-[0-9a-fA-F-]+)\\)");

    /** Reads what {@code nvidia-smi -L} prints; partitions (MIG) are not offered. */
    static List<Gpu> parse(String listing) {
        return listing.lines()
                .map(String::strip)
                .map(LINE::matcher)
                .filter(it -> it.matches())
                .map(it -> new Gpu(it.group(2), it.group(1)))
                .toList();
    }
}
