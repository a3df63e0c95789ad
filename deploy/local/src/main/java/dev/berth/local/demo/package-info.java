/** {@code ./berth demo}: a lived-in installation. One class per noun; {@link dev.berth.local.demo.Demo} says the order. */
@NullMarked
package dev.berth.local.demo;

import org.jspecify.annotations.NullMarked;
