/** Nodes and their enrolment over HTTP. */
@NullMarked
package dev.berth.booking.node.web;

import org.jspecify.annotations.NullMarked;
