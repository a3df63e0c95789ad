/** Jobs over HTTP: the list, one with its log, its progress as it happens, and what admins may see of a failure. */
@NullMarked
package dev.berth.sync.job.web;

import org.jspecify.annotations.NullMarked;
