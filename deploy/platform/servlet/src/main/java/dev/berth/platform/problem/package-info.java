/** Every refusal as {@code application/problem+json}: the types, and the one advice that writes them. */
@NullMarked
package dev.berth.platform.problem;

import org.jspecify.annotations.NullMarked;
