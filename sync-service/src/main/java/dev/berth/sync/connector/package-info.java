/** The seam between what is read and how: a connector reads one kind of outside system, a job runs it. */
@NullMarked
package dev.berth.sync.connector;

import org.jspecify.annotations.NullMarked;
