package dev.berth.agent.runtime;

/** Hears what a workspace writes. */
public interface LogListener {
    /** May wait; then the next line waits too. */
    void line(LogLine line);

    /** Nothing more comes. */
    void ended();
}
