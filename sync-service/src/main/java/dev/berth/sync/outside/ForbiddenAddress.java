package dev.berth.sync.outside;

import java.net.UnknownHostException;

/** A name that leads to the inside. */
public final class ForbiddenAddress extends UnknownHostException {
    ForbiddenAddress(String host) {
        super(host + " is not a public address");
    }
}
