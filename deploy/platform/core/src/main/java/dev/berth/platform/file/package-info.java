/** Files for secrets, which only their owner may read. */
@NullMarked
package dev.berth.platform.file;

import org.jspecify.annotations.NullMarked;
