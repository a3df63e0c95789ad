package dev.berth.local;

import java.io.PrintStream;

/** One line per thing that happened. */
record Console(PrintStream out) {
    void say(String line) {
        out.println("  " + line);
        out.flush();
    }

    void done(String what, Stopwatch watch) {
        say(String.format("%-16s %8s", what, watch.seconds()));
    }

    void plain(String text) {
        out.println(text);
        out.flush();
    }
}
