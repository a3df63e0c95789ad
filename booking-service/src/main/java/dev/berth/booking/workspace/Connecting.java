package dev.berth.booking.workspace;

import java.net.URI;

/** How an attempt to walk into a workspace ended. */
public sealed interface Connecting {
    /** @param url good once, for seconds */
    record Admitted(URI url) implements Connecting {}

    /** No such booking, or none of this person's. */
    record NotFound() implements Connecting {}

    /** The booking is theirs, and there is nothing to walk into. */
    record NotRunning() implements Connecting {}
}
