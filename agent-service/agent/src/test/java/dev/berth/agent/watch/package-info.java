@NullMarked
package dev.berth.agent.watch;

import org.jspecify.annotations.NullMarked;
