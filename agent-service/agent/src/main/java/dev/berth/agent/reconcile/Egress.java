package dev.berth.agent.reconcile;

/** What a workspace reaches outside of itself. Its node, its neighbours and the metadata address are never among it. */
public enum Egress {
    NONE,
    /** Public addresses, and the node's name servers. */
    INTERNET,
    /** Private networks as well. */
    OPEN
}
