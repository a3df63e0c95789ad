/** The id of a request: in every log line, in the answer, and in the events that it causes. */
@NullMarked
package dev.berth.platform.request;

import org.jspecify.annotations.NullMarked;
