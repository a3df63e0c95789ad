/** Berth's public API, as the launcher and the demo call it. */
@NullMarked
package dev.berth.local.api;

import org.jspecify.annotations.NullMarked;
