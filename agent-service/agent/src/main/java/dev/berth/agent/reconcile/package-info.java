/**
 * What to do next, as pure functions of what is wanted, what is there and the time. Knows neither Docker nor the network nor
 * a clock: everything comes in as a value and leaves as a value.
 */
@NullMarked
package dev.berth.agent.reconcile;

import org.jspecify.annotations.NullMarked;
