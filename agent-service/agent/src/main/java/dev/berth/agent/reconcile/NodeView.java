package dev.berth.agent.reconcile;

/**
 * This node: what it has, how patient it is, and whether it knows everything that is wanted of it. Before that, a
 * container that nobody seems to want may only be one that this agent has not read about yet.
 */
public record NodeView(Claim capacity, Patience patience, boolean knowsAllDesired) {}
