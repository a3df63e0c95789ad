package dev.berth.sync.ics;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.StringReader;
import java.util.concurrent.CancellationException;

/** Ends the reading of a calendar when its time is over: {@link CalendarReaders} interrupts the thread then. */
final class Interruption {
    private Interruption() {}

    static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("The time for reading this calendar is over");
        }
    }

    /** biweekly knows nothing of interruptions: it fails at its next piece of text. */
    static final class Reader extends StringReader {
        private static final int PIECE = 4096;

        Reader(String text) {
            super(text);
        }

        @Override
        public int read(char[] into, int offset, int length) throws IOException {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException();
            }
            return super.read(into, offset, Math.min(length, PIECE));
        }
    }
}
