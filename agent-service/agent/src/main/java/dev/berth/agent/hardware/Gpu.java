package dev.berth.agent.hardware;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A graphics card by the UUID that its driver gives it. */
public record Gpu(String uuid, String model) {
    private static final String PARTITION = "MIG ";
    private static final Pattern LINE = Pattern.compile("GPU \\d+: (.+?) \\(UUID: (GPU-[0-9a-fA-F-]+)\\)");

    /**
     * Reads what {@code nvidia-smi -L} prints. A card that is divided into partitions (MIG) is offered neither whole, which it no
     * longer is, nor in parts.
     */
    static List<Gpu> parse(String listing) {
        Deque<Gpu> gpus = new ArrayDeque<>();
        Set<Gpu> divided = new HashSet<>();
        for (String line : listing.lines().map(String::strip).toList()) {
            Matcher card = LINE.matcher(line);
            if (card.matches()) {
                gpus.add(new Gpu(card.group(2), card.group(1)));
            } else if (line.startsWith(PARTITION) && !gpus.isEmpty()) {
                divided.add(gpus.getLast());
            }
        }
        return gpus.stream().filter(it -> !divided.contains(it)).toList();
    }
}
