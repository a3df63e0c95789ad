/** A service that has nothing but one guarded address and one topic, to show what the platform gives it. */
@NullMarked
package dev.berth.example;

import org.jspecify.annotations.NullMarked;
