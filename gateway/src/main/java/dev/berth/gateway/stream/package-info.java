/** The availability stream: judged like every call, then passed on with next to nothing kept of the judging. */
@NullMarked
package dev.berth.gateway.stream;

import org.jspecify.annotations.NullMarked;
