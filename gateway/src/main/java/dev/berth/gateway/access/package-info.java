/** Who may call: the token check at the door. */
@NullMarked
package dev.berth.gateway.access;

import org.jspecify.annotations.NullMarked;
