/** Looks, decides and acts, again and again: what the reconciler says, done with the runtime. */
@NullMarked
package dev.berth.agent.loop;

import org.jspecify.annotations.NullMarked;
