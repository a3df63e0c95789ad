package dev.berth.gateway.edge;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** The networks whose forwarded headers are believed. */
record TrustedProxies(List<IpSubnetFilterRule> networks) {
    static TrustedProxies of(List<String> networks) {
        return new TrustedProxies(networks.stream().map(TrustedProxies::parse).toList());
    }

    boolean include(InetAddress address) {
        var socket = new InetSocketAddress(address, 0);
        return networks.stream().anyMatch(it -> it.matches(socket));
    }

    private static IpSubnetFilterRule parse(String network) {
        var parts = network.trim().split("/", 2);
        var address = InetAddress.ofLiteral(parts[0]);
        var prefix = parts.length == 2 ? Integer.parseInt(parts[1]) : address.getAddress().length * 8;
        return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
    }
}
