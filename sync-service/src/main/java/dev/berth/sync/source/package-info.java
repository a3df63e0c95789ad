/** The outside systems that admins set up, and which of their spaces is which room of Berth. */
@NullMarked
package dev.berth.sync.source;

import org.jspecify.annotations.NullMarked;
