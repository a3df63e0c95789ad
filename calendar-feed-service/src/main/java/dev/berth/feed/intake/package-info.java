/** Which events come in, and whose they are; retries and dead letters are the platform's inbox. */
@NullMarked
package dev.berth.feed.intake;

import org.jspecify.annotations.NullMarked;
