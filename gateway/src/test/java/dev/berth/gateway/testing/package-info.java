/** The gateway's surroundings, over real protocols. */
package dev.berth.gateway.testing;
