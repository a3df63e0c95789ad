package dev.berth.booking.reservation.ledger;

/**
 * PostgreSQL refused: the node has no room. It aborts the transaction, which is why it is an exception and not an
 * outcome; whoever opened the transaction turns it into one.
 */
public class NodeFull extends RuntimeException {
    public NodeFull(String message) {
        super(message);
    }

    public NodeFull(String message, Throwable cause) {
        super(message, cause);
    }
}
