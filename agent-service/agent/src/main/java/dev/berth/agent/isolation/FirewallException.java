package dev.berth.agent.isolation;

/** The firewall rules do not stand, so no workspace may start. */
public final class FirewallException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FirewallException(String why) {
        super(why);
    }
}
