/** The Kafka topics of this service. */
@NullMarked
package dev.berth.booking.topic;

import org.jspecify.annotations.NullMarked;
