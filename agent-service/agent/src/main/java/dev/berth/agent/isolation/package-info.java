/** What keeps a workspace's network apart: addresses of its own, and firewall rules that only drop. Knows no Docker. */
@NullMarked
package dev.berth.agent.isolation;

import org.jspecify.annotations.NullMarked;
