package dev.berth.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.agent.enrolment.NodeKey;
import dev.berth.agent.hardware.Gpu;
import dev.berth.agent.hardware.Hardware;
import dev.berth.agent.home.AgentHome;
import dev.berth.agent.loop.WorkspaceStatus;
import dev.berth.agent.reconcile.Address;
import dev.berth.agent.reconcile.WorkspaceKey;
import dev.berth.agent.reconcile.WorkspaceState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ReportTextTest {
    private static final Instant NOW = Instant.parse("2026-12-01T09:00:01Z");

    @TempDir
    Path folder;

    @Test
    void writes_exactly_what_the_example_promises() throws Exception {
        var node = new NodeReported.Node(
                UUID.fromString("0199f3a0-0000-7000-8000-0000000000c1"),
                "0.1.0",
                "docker",
                "29.1.0",
                32,
                128,
                List.of(new Gpu("GPU-8a56a4bc-0000-0000-0000-000000000001", "NVIDIA A100")),
                List.of("quay.io/jupyter/base-notebook:latest"),
                List.of("Workspaces reach this machine and private networks: nftables is not installed"),
                new Hardware.Load(0.12, 9.5));
        var status = new WorkspaceStatus(
                new WorkspaceKey("0199f3a0-0000-7000-8000-0000000000b1"),
                1,
                WorkspaceState.RUNNING,
                NOW,
                null,
                new Address("10.0.0.17", 32768));
        var byHand = new WorkspaceStatus(new WorkspaceKey("by-hand"), 1, WorkspaceState.RUNNING, NOW, null, null);
        var place = new ReportText.Place(
                UUID.fromString("0199f3a1-0000-7000-8000-000000000031"), 1_764_579_600_000L, 3, NOW);
        byte[] text = ReportText.write(place, node, List.of(status, byHand));

        var written = (ObjectNode) JsonMapper.shared().readTree(text);
        var example =
                (ObjectNode) JsonMapper.shared().readTree(Files.readString(Path.of("../events/node.reported.json")));
        assertThat(written.get("version").asLong()).isEqualTo(NOW.toEpochMilli());
        // The example's version is any rising number.
        written.remove("version");
        example.remove("version");
        assertThat(written).isEqualTo(example);
    }

    @Test
    void is_signed_so_that_the_public_key_proves_every_byte() throws Exception {
        var key = new NodeKey(new AgentHome(folder));
        byte[] text = "{\"any\":1}".getBytes();
        byte[] signature = key.sign(text);
        assertThat(proves(key, text, signature)).isTrue();
        text[2]++;
        assertThat(proves(key, text, signature)).isFalse();
        var sameAfterRestart = new NodeKey(new AgentHome(folder));
        assertThat(sameAfterRestart.publicKeyBase64()).isEqualTo(key.publicKeyBase64());
    }

    private static boolean proves(NodeKey key, byte[] text, byte[] signature) throws Exception {
        var publicKey = KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key.publicKeyBase64())));
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(publicKey);
        verifier.update(text);
        return verifier.verify(signature);
    }
}
