package dev.berth.sync.outside;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names to public addresses only. The client connects to exactly what this answers, so a name that resolves
 * differently the second time, and a redirect to the inside, get nowhere either.
 */
final class PublicDns implements DnsResolver {
    private final DnsResolver names;
    private final boolean privateToo;
    private final Set<String> trusted;

    /**
     * @param names what a name means, good or bad
     * @param trusted {@code host:port} pairs that may be called wherever they are
     */
    PublicDns(DnsResolver names, boolean privateToo, Set<String> trusted) {
        this.names = names;
        this.privateToo = privateToo;
        this.trusted = Set.copyOf(trusted);
    }

    /** The client asks this one, because only here the port is known: trust in one port opens no other. */
    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        InetAddress[] found = trusted.contains(host + ":" + port) ? names.resolve(host) : resolve(host);
        return Arrays.stream(found).map(it -> new InetSocketAddress(it, port)).toList();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = names.resolve(host);
        if (!privateToo && !Arrays.stream(found).allMatch(PublicDns::isPublic)) {
            throw new ForbiddenAddress(host);
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    static boolean isPublic(InetAddress address) {
        return !address.isAnyLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && (address instanceof Inet4Address
                        ? isPublicV4(address.getAddress())
                        : isPublicV6(address.getAddress()));
    }

    private static boolean isPublicV4(byte[] address) {
        int first = address[0] & 0xff;
        int second = address[1] & 0xff;
        boolean thisNetwork = first == 0;
        boolean carriersOwn = first == 100 && second >= 64 && second < 128;
        boolean protocols = first == 192 && second == 0 && address[2] == 0;
        boolean benchmarks = first == 198 && (second == 18 || second == 19);
        boolean reserved = first >= 240;
        return !thisNetwork && !carriersOwn && !protocols && !benchmarks && !reserved;
    }

    /** Only what is handed out to the world (2000::/3), without 6to4 and Teredo, which wrap any address of version 4. */
    private static boolean isPublicV6(byte[] address) {
        int first = (address[0] & 0xff) << 8 | address[1] & 0xff;
        int second = (address[2] & 0xff) << 8 | address[3] & 0xff;
        boolean global = (first & 0xe000) == 0x2000;
        boolean wraps = first == 0x2002 || first == 0x2001 && second == 0;
        return global && !wraps;
    }
}
