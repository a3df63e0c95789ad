/** Measures a running house against what it stands on. deploy/bench/README.md says how each figure comes about. */
@NullMarked
package dev.berth.bench;

import org.jspecify.annotations.NullMarked;
