/** Reads whole Kafka topics, from their start and then on, for services that keep what they read in memory. */
@NullMarked
package dev.berth.platform.topic;

import org.jspecify.annotations.NullMarked;
