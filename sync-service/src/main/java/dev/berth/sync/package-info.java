/** Reads outside portals. */
@NullMarked
package dev.berth.sync;

import org.jspecify.annotations.NullMarked;
