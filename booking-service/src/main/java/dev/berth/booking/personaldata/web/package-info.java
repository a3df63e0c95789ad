/** The address of the export. */
@NullMarked
package dev.berth.booking.personaldata.web;

import org.jspecify.annotations.NullMarked;
