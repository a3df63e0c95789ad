/** The {@code ics} connector: any calendar of somebody else's, by its address or uploaded, as busy time of a room or a person. */
@NullMarked
package dev.berth.sync.ics;

import org.jspecify.annotations.NullMarked;
