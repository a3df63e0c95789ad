package dev.berth.agent.isolation;

import dev.berth.agent.reconcile.Egress;
import java.util.List;

/**
 * The rules as nft reads them: one table of the agent's own. A packet that it accepts still has to pass every other table of
 * the machine, so it takes nothing away from what the machine's own rules forbid.
 */
final class FirewallRules {
    static final String TABLE = "inet berth";

    /** Everything that is not a public address (RFC 6890, multicast and reserved included). */
    private static final String NOT_PUBLIC = String.join(
            ", ",
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");

    private FirewallRules() {}

    /** Replaces the table in one transaction: at no moment is there none. */
    static String text(List<String> nameServers) {
        return """
                table %1$s
                delete table %1$s
                table %1$s {
                    chain forward {
                        type filter hook forward priority -10; policy accept;
                        iifname "%2$s*" jump from_workspace
                        oifname "%2$s*" ct direction reply accept
                        oifname "%2$s*" drop comment "nobody but this machine opens a connection to a workspace"
                    }
                    chain from_workspace {
                        oifname "%2$s*" drop comment "neighbours"
                        meta nfproto ipv6 drop
                        ct status dnat drop comment "ports that this machine publishes"
                        ip daddr 169.254.0.0/16 drop comment "metadata of clouds"
                        iifname "%4$s*" accept
                        %6$s
                        iifname "%3$s*" ip daddr != { %5$s } accept
                        drop
                    }
                    chain input {
                        type filter hook input priority -10; policy accept;
                        iifname "%2$s*" ct direction reply accept
                        iifname "%2$s*" drop comment "this machine"
                    }
                    chain output {
                        type filter hook output priority -10; policy accept;
                        oifname "%2$s*" meta skuid != 0 drop comment "other accounts of this machine"
                    }
                }
                """.formatted(
                        TABLE,
                        WorkspaceBridge.PREFIX,
                        WorkspaceBridge.PREFIX + WorkspaceBridge.letter(Egress.INTERNET),
                        WorkspaceBridge.PREFIX + WorkspaceBridge.letter(Egress.OPEN),
                        NOT_PUBLIC,
                        names(nameServers));
    }

    private static String names(List<String> nameServers) {
        return nameServers.isEmpty()
                ? ""
                : "iifname \"%s%s*\" ip daddr { %s } meta l4proto { tcp, udp } th dport 53 accept"
                        .formatted(
                                WorkspaceBridge.PREFIX,
                                WorkspaceBridge.letter(Egress.INTERNET),
                                String.join(", ", nameServers));
    }
}
