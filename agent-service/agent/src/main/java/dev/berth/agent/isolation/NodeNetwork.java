package dev.berth.agent.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How this machine is connected: the ranges it has routes to, and its name servers. Empty where it is not Linux. */
public final class NodeNetwork {
    private static final Path ROUTES = Path.of("/proc/net/route");
    /** The second one holds the real servers where systemd-resolved answers on loopback. */
    private static final List<Path> RESOLVERS =
            List.of(Path.of("/etc/resolv.conf"), Path.of("/run/systemd/resolve/resolv.conf"));

    private static final Pattern NAME_SERVER = Pattern.compile("nameserver\\s+(\\d{1,3}(?:\\.\\d{1,3}){3})\\s*");

    private NodeNetwork() {}

    /** One route of the main table, the default route left out. */
    public record Route(String device, Subnet to) {}

    public static List<Route> routes() {
        return lines(ROUTES).skip(1).flatMap(it -> route(it).stream()).toList();
    }

    static Optional<Route> route(String line) {
        String[] columns = line.split("\\s+");
        if (columns.length < 8) {
            return Optional.empty();
        }
        int prefix = Integer.bitCount((int) Long.parseLong(columns[7], 16));
        // Written as the machine keeps it: the last byte first.
        long first = Integer.reverseBytes((int) Long.parseLong(columns[1], 16)) & 0xFFFF_FFFFL;
        return prefix == 0 ? Optional.empty() : Optional.of(new Route(columns[0], new Subnet(first, prefix)));
    }

    /** IPv4 only, as workspaces have no other; those on loopback are asked by Docker itself. */
    static List<String> nameServers() {
        return RESOLVERS.stream()
                .flatMap(NodeNetwork::lines)
                .map(NAME_SERVER::matcher)
                .filter(it -> it.matches() && !it.group(1).startsWith("127."))
                .map(it -> it.group(1))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file).stream() : Stream.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read", unreadable);
        }
    }
}
