/** Calls a running service with everything that its API document does not promise to take. For tests of every service. */
@NullMarked
package dev.berth.fuzz;

import org.jspecify.annotations.NullMarked;
