/** The service's own description of its HTTP interface, and how its parameters are bound. */
@NullMarked
package dev.berth.availability.api;

import org.jspecify.annotations.NullMarked;
