package dev.berth.gateway.edge;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param networks addresses or networks whose own requests may read what is meant for Berth's operator; this machine always may */
@ConfigurationProperties("berth.gateway.internal-callers")
record InternalCallerSettings(List<String> networks) {
    InternalCallerSettings {
        networks = networks.stream().filter(it -> !it.isBlank()).toList();
    }
}
