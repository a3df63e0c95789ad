@NullMarked
package dev.berth.agentservice;

import org.jspecify.annotations.NullMarked;
