/** The built single-page app, served from a directory. */
@NullMarked
package dev.berth.gateway.spa;

import org.jspecify.annotations.NullMarked;
