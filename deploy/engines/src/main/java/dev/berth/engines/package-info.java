/** Real PostgreSQL, Kafka and Redis on this machine, for the launcher and for every service's tests. */
@NullMarked
package dev.berth.engines;

import org.jspecify.annotations.NullMarked;
