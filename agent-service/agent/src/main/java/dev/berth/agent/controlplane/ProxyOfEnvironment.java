package dev.berth.agent.controlplane;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The proxy that {@code HTTPS_PROXY} and {@code HTTP_PROXY} name, but for the hosts in {@code NO_PROXY} and never for this
 * machine itself.
 */
final class ProxyOfEnvironment extends ProxySelector {
    private static final List<Proxy> NONE = List.of(Proxy.NO_PROXY);
    private static final Set<String> ENCRYPTED = Set.of("https", "wss");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Optional<URI> forEncrypted;
    private final Optional<URI> forPlain;
    private final List<String> except;

    /** @param except host names, each with everything below it; {@code *} stands for all */
    ProxyOfEnvironment(Optional<URI> forEncrypted, Optional<URI> forPlain, List<String> except) {
        this.forEncrypted = forEncrypted;
        this.forPlain = forPlain;
        this.except = except.stream().map(ProxyOfEnvironment::domain).toList();
    }

    @Override
    public List<Proxy> select(URI asked) {
        String host = String.valueOf(asked.getHost()).toLowerCase(Locale.ROOT);
        Optional<URI> proxy = ENCRYPTED.contains(asked.getScheme()) ? forEncrypted : forPlain;
        return proxy.isEmpty() || THIS_MACHINE.contains(host) || isExcepted(host)
                ? NONE
                : List.of(new Proxy(Proxy.Type.HTTP, address(proxy.get())));
    }

    @Override
    public void connectFailed(URI asked, SocketAddress proxy, IOException failure) {
        // Whoever made the call says so.
    }

    private boolean isExcepted(String host) {
        return except.stream().anyMatch(it -> it.equals("*") || host.equals(it) || host.endsWith("." + it));
    }

    private static InetSocketAddress address(URI proxy) {
        int port = proxy.getPort() > 0 ? proxy.getPort() : ENCRYPTED.contains(proxy.getScheme()) ? 443 : 80;
        return InetSocketAddress.createUnresolved(proxy.getHost(), port);
    }

    private static String domain(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        return lower.startsWith(".") ? lower.substring(1) : lower;
    }
}
