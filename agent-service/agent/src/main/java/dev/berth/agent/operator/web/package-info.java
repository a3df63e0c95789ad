/** The HTTP side of it: loopback unless told otherwise, and always behind the token. */
@NullMarked
package dev.berth.agent.operator.web;

import org.jspecify.annotations.NullMarked;
