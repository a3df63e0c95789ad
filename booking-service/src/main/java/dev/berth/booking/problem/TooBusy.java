package dev.berth.booking.problem;

/** There is more to do at once than makes sense to wait for. Nothing was done; the caller may come back. */
public class TooBusy extends RuntimeException {

    public TooBusy(String what) {
        super(what, null, false, false);
    }
}
