package dev.berth.booking.reservation.ledger;

/** PostgreSQL refused to let a booking move where another one is. Like {@link NodeFull}, it ends the transaction. */
public class RoomTaken extends RuntimeException {
    RoomTaken(Throwable cause) {
        super("The room is taken at that time", cause);
    }
}
