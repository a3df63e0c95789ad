/** Follows Kafka's topics from their beginning and tells how far it has come. */
@NullMarked
package dev.berth.availability.follow;

import org.jspecify.annotations.NullMarked;
