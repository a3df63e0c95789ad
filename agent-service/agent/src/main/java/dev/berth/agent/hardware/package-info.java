/** What this machine is made of, and how busy it is. */
@NullMarked
package dev.berth.agent.hardware;

import org.jspecify.annotations.NullMarked;
