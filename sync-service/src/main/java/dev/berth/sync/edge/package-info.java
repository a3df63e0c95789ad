/** What every HTTP request meets: who is asking, how errors look, the request's id. */
@NullMarked
package dev.berth.sync.edge;

import org.jspecify.annotations.NullMarked;
