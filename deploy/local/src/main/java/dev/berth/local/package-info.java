/** The one-machine launcher behind <code>./berth</code>. */
@NullMarked
package dev.berth.local;

import org.jspecify.annotations.NullMarked;
