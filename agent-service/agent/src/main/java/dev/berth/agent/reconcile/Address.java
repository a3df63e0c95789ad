package dev.berth.agent.reconcile;

/** Where a workspace answers, as seen from the gateway. */
public record Address(String host, int port) {}
