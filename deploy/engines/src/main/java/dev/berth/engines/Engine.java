package dev.berth.engines;

/** What all engines have in common. */
public interface Engine extends AutoCloseable {
    /** On the same port and data as before; nothing when it runs. */
    void start();

    void stop();

    boolean isAlive();

    /** Its process on this machine; 0 when it runs elsewhere. */
    default long pid() {
        return 0;
    }

    @Override
    default void close() {
        stop();
    }
}
