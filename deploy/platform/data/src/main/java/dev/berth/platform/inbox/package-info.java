/** What happens to records of other services: each has its effect once, none is lost, none blocks the others. */
@NullMarked
package dev.berth.platform.inbox;

import org.jspecify.annotations.NullMarked;
