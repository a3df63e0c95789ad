/** {@code berth-agent doctor}: what this machine lacks to be a node, and what to do about it. */
@NullMarked
package dev.berth.agent.doctor;

import org.jspecify.annotations.NullMarked;
