/** Calls to other people's servers: to public addresses only, in bounded time, with bounded answers. */
@NullMarked
package dev.berth.sync.outside;

import org.jspecify.annotations.NullMarked;
