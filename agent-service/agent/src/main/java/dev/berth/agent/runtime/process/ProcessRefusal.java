package dev.berth.agent.runtime.process;

import dev.berth.agent.AgentSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/** A runtime without isolation is for the one-machine launcher only, whoever asks for it. */
public final class ProcessRefusal {
    private ProcessRefusal() {}

    public static Optional<String> reason(AgentSettings settings) {
        if (!"local".equals(settings.launcher())) {
            return Optional.of("BERTH_RUNTIME=process has no isolation; only Berth's own launcher may use it");
        }
        return isLoopback(settings.controlPlane())
                ? Optional.empty()
                : Optional.of("BERTH_RUNTIME=process works with a control plane on this machine only, not with "
                        + settings.controlPlane());
    }

    private static boolean isLoopback(URI address) {
        try {
            return address.getHost() != null
                    && InetAddress.getByName(address.getHost()).isLoopbackAddress();
        } catch (IOException unknown) {
            return false;
        }
    }
}
