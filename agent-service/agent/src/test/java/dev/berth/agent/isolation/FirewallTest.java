package dev.berth.agent.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.berth.agent.testing.NetworkNamespace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirewallTest {
    @TempDir
    Path folder;

    @Test
    void rules_that_somebody_flushed_stand_again_after_the_next_check() {
        NetworkNamespace.assumeAllowed();
        try (var namespace = new NetworkNamespace()) {
            Firewall firewall = Firewall.using(namespace.command("nft"));
            assertThat(firewall.missing()).isEmpty();
            firewall.ensure();
            String standing = namespace.run("nft", "list", "table", "inet", "berth");

            namespace.run("nft", "flush", "ruleset");
            assertThat(namespace.run("nft", "list", "ruleset")).isEmpty();
            firewall.ensure();
            assertThat(namespace.run("nft", "list", "table", "inet", "berth")).isEqualTo(standing);

            namespace.run("nft", "add", "rule", "inet", "berth", "from_workspace", "accept");
            firewall.ensure();
            assertThat(namespace.run("nft", "list", "table", "inet", "berth")).isEqualTo(standing);
        }
    }

    @Test
    void tables_of_others_stay_as_they_are() {
        NetworkNamespace.assumeAllowed();
        try (var namespace = new NetworkNamespace()) {
            namespace.run("nft", "add", "table", "inet", "theirs");
            Firewall firewall = Firewall.using(namespace.command("nft"));
            firewall.ensure();
            firewall.ensure();
            assertThat(namespace.run("nft", "list", "tables")).contains("table inet theirs", "table inet berth");
        }
    }

    @Test
    void rules_that_cannot_be_set_are_an_error_and_not_a_missing_firewall() throws Exception {
        Path refusing = script("[ \"$2\" = tables ] || { echo no memory; exit 1; }");
        Firewall firewall = Firewall.using(List.of(refusing.toString()));
        assertThat(firewall.missing()).isEmpty();
        assertThatThrownBy(firewall::ensure)
                .isInstanceOf(FirewallException.class)
                .hasMessageContaining("no memory");
    }

    @Test
    void without_nftables_or_the_right_to_use_it_there_is_none_and_the_reason_is_known() throws Exception {
        assertThat(Firewall.using(List.of(folder.resolve("not-there").toString()))
                        .missing())
                .hasValue("nftables is not installed");
        Path notRoot = script("echo 'Operation not permitted (you must be root)' >&2; exit 1");
        Firewall firewall = Firewall.using(List.of(notRoot.toString()));
        assertThat(firewall.missing()).hasValueSatisfying(it -> assertThat(it).contains("not root"));
        firewall.ensure();
    }

    private Path script(String line) throws Exception {
        assumeThat(System.getProperty("os.name")).startsWith("Linux");
        Path script = Files.writeString(folder.resolve("nft"), "#!/bin/sh\n" + line + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
}
