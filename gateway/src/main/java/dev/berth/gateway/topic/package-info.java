/** Reads compacted Kafka topics into memory. */
@NullMarked
package dev.berth.gateway.topic;

import org.jspecify.annotations.NullMarked;
