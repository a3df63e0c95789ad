package dev.berth.booking.course;

/** PostgreSQL refused to give away a seat that is not there. It ends the transaction. */
public class SeatsGone extends RuntimeException {
    SeatsGone(Throwable cause) {
        super("No seat is left", cause);
    }
}
