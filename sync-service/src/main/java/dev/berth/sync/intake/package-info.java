/** How events come in: each once in effect, none lost, none in the way of the others. */
@NullMarked
package dev.berth.sync.intake;

import org.jspecify.annotations.NullMarked;
