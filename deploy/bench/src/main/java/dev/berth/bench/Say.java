package dev.berth.bench;

import java.util.Locale;

/** Words for people: what goes on, and numbers with their units. */
final class Say {
    private Say() {}

    static void progress(String line) {
        System.out.println("  " + line);
    }

    static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 100 ? "%,.1f/s" : "%,.0f/s", perSecond);
    }

    static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 10 ? "%.2f ms" : "%,.0f ms", millis);
    }

    static String times(double ratio) {
        return String.format(Locale.ROOT, ratio < 10 ? "%.2f" : "%,.0f", ratio);
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    static String megabytes(double bytes) {
        return String.format(Locale.ROOT, "%,.0f MB", bytes / (1 << 20));
    }

    static String kilobytes(double bytes) {
        return String.format(Locale.ROOT, "%.1f KB", bytes / 1024);
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
