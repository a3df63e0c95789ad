package dev.berth.sync.source;

/** What comes with a setup and is never shown again. */
public sealed interface Entrusted {
    /** What is kept already stays. */
    record Nothing() implements Entrusted {}

    /** A LibCal's client secret, or a calendar's address: who knows that reads the calendar. */
    record Secret(String text) implements Entrusted {
        @Override
        public String toString() {
            return "Secret";
        }
    }

    /** A calendar that was uploaded: there is no address to ask. */
    record Calendar(String content) implements Entrusted {
        @Override
        public String toString() {
            return "Calendar";
        }
    }
}
