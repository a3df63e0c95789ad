package dev.berth.local;

import java.util.Locale;

final class Stopwatch {
    private final long began = System.nanoTime();

    String seconds() {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - began) / 1e9);
    }
}
