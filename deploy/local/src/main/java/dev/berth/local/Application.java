package dev.berth.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A service's extracted jar and, once one has been recorded, the AOT cache that halves its start.
 *
 * @param gainsFromCache whether a cache is recorded at all
 */
record Application(Path jar, List<String> heap, boolean gainsFromCache) {
    /**
     * With the quick compiler alone a start takes 40 % less processor time, with a cache or without: that is what a machine
     * of two cores waits for when eight services start on it. All compilers are for a Berth that is measured; what is
     * deployed has them too.
     */
    private static final List<String> COMPILERS =
            "all".equals(System.getenv("BERTH_COMPILERS")) ? List.of() : List.of("-XX:TieredStopAtLevel=1");

    private static final List<String> JVM = List.of("-Xss512k", "-XX:+UseSerialGC");

    Path cache() {
        return jar.resolveSibling("app.aot");
    }

    boolean hasCache() {
        return Files.exists(cache());
    }

    boolean lacksCache() {
        return gainsFromCache && !hasCache();
    }

    List<String> command() {
        return java(hasCache() ? List.of("-XX:AOTCache=" + cache()) : List.of());
    }

    /** A run that notes which classes are used and ends before the service takes up its work. */
    List<String> recording(Path notes) {
        return java(List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + notes, "-Dspring.context.exit=onRefresh"));
    }

    List<String> assembling(Path notes, Path cache) {
        return java(List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + notes, "-XX:AOTCache=" + cache));
    }

    private List<String> java(List<String> options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(COMPILERS);
        command.addAll(heap);
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }
}
