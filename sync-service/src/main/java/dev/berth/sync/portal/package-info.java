/** The portals that are set up, and people's accounts there. */
@NullMarked
package dev.berth.sync.portal;

import org.jspecify.annotations.NullMarked;
