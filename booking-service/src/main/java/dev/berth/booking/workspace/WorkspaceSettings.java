package dev.berth.booking.workspace;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param publicUrl where people reach Berth; workspaces use the same scheme
 * @param domain under which each workspace has its own name, with the port when it is not the usual one
 * @param ticketLife how long a ticket opens a workspace
 * @param cookieLife how long somebody who has walked in stays in
 */
@ConfigurationProperties("berth.workspaces")
record WorkspaceSettings(
        URI publicUrl,
        String domain,
        @DefaultValue("30s") Duration ticketLife,
        @DefaultValue("12h") Duration cookieLife) {

    /** An origin of the workspace's own: what runs in it never shares Berth's. */
    URI entrance(UUID bookingId, String ticket) {
        return URI.create(publicUrl.getScheme() + "://" + bookingId + "." + domain + "/?ticket=" + ticket);
    }
}
