package dev.berth.sync.external;

/** What saving did. */
public record Effects(int added, int updated, int unchanged, int vanished) {
    public static final Effects NONE = new Effects(0, 0, 0, 0);

    public Effects plus(Effects more) {
        return new Effects(
                added + more.added, updated + more.updated, unchanged + more.unchanged, vanished + more.vanished);
    }

    public static Effects vanished(int count) {
        return new Effects(0, 0, 0, count);
    }
}
