package dev.berth.agent.hardware;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How busy a graphics card is.
 *
 * @param percent of the last moment in which something ran on it
 */
public record GpuLoad(String uuid, int percent, long memoryBytes) {
    private static final long MEBIBYTE = 1L << 20;
    private static final Pattern LINE = Pattern.compile("(GPU-[0-9a-fA-F-]+), (\\d{1,3}), (\\d{1,9})");

    /** Of these cards; those that the driver says nothing of are left out. */
    public static List<GpuLoad> of(Collection<String> uuids) {
        return NvidiaSmi.ask("--query-gpu=uuid,utilization.gpu,memory.used", "--format=csv,noheader,nounits")
                .map(GpuLoad::parse)
                .orElseGet(List::of)
                .stream()
                .filter(it -> uuids.contains(it.uuid()))
                .toList();
    }

    /** A card that cannot say something, says {@code [N/A]}. */
    static List<GpuLoad> parse(String table) {
        return table.lines()
                .map(it -> LINE.matcher(it.strip()))
                .filter(Matcher::matches)
                .map(it ->
                        new GpuLoad(it.group(1), Integer.parseInt(it.group(2)), Long.parseLong(it.group(3)) * MEBIBYTE))
                .toList();
    }
}
