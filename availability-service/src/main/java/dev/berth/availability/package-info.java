/** Answers "what is free?" from memory. */
@NullMarked
package dev.berth.availability;

import org.jspecify.annotations.NullMarked;
