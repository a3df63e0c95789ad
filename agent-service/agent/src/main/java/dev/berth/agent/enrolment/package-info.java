/** Who this node is: its key pair, and the identity it got for a one-time token. */
@NullMarked
package dev.berth.agent.enrolment;

import org.jspecify.annotations.NullMarked;
