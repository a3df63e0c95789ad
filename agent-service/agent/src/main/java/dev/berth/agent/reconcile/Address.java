package dev.berth.agent.reconcile;

/** Where a workspace answers, as seen from this agent. */
public record Address(String host, int port) {}
