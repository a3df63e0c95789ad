/** Errors as problem documents, and the pages that explain them. */
@NullMarked
package dev.berth.gateway.problem;

import org.jspecify.annotations.NullMarked;
