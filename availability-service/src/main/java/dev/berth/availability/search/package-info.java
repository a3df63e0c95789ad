/** The question "what is free?", whatever the kind of resource. */
@NullMarked
package dev.berth.availability.search;

import org.jspecify.annotations.NullMarked;
