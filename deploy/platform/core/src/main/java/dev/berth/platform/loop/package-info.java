/** Background loops that survive what their rounds throw, and the health that shows it. */
@NullMarked
package dev.berth.platform.loop;

import org.jspecify.annotations.NullMarked;
