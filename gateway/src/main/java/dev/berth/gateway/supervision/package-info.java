/** Background loops that survive what their rounds throw, and the health that shows it. */
@NullMarked
package dev.berth.gateway.supervision;

import org.jspecify.annotations.NullMarked;
