/** The way to a running workspace on an origin of its own. */
@NullMarked
package dev.berth.gateway.workspace;

import org.jspecify.annotations.NullMarked;
