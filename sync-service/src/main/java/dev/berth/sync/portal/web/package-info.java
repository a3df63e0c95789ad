/** A person's accounts at portals over HTTP; never the secret. */
@NullMarked
package dev.berth.sync.portal.web;

import org.jspecify.annotations.NullMarked;
