/** The control plane as a node sees it, spoken over real sockets. */
@org.jspecify.annotations.NullMarked
package dev.berth.agent.testing;
