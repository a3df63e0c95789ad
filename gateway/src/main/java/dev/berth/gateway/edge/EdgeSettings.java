package dev.berth.gateway.edge;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * @param publicUrl the address people type, without a path
 * @param spaDir where the built single-page app lies
 * @param trustedProxies addresses or networks whose X-Forwarded-For is believed
 * @param workspaceDomain the name, with its port if it has one, under which each workspace has an origin of its own
 * @param maxBody largest request body of an API call
 */
@ConfigurationProperties("berth.gateway")
public record EdgeSettings(
        URI publicUrl, String spaDir, List<String> trustedProxies, String workspaceDomain, DataSize maxBody) {
    public EdgeSettings {
        if (publicUrl.getScheme() == null || publicUrl.getHost() == null) {
            throw new IllegalArgumentException(
                    "berth.gateway.public-url must be an address like https://berth.example");
        }
        if (workspaceDomain.isBlank()) {
            throw new IllegalArgumentException("berth.gateway.workspace-domain must be a name like w.berth.example");
        }
        if (maxBody.isNegative()) {
            throw new IllegalArgumentException("berth.gateway.max-body must not be negative");
        }
        trustedProxies = trustedProxies.stream().filter(it -> !it.isBlank()).toList();
    }

    public boolean https() {
        return "https".equals(publicUrl.getScheme());
    }
}
