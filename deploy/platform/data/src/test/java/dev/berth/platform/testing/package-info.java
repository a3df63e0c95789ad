/** A service that has nothing but the platform, on real engines. */
@NullMarked
package dev.berth.platform.testing;

import org.jspecify.annotations.NullMarked;
