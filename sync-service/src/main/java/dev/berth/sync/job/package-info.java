/** Sync jobs: asked for or scheduled, claimed by one process, ended one way or another. */
@NullMarked
package dev.berth.sync.job;

import org.jspecify.annotations.NullMarked;
