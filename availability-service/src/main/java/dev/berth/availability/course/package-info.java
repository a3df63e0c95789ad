/** Course sessions and their seats; who has a seat is not known here, only how many are taken. */
@NullMarked
package dev.berth.availability.course;

import org.jspecify.annotations.NullMarked;
