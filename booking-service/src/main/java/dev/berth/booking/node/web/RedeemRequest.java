package dev.berth.booking.node.web;

import dev.berth.booking.input.OneLine;
import dev.berth.booking.node.Capacity;
import dev.berth.booking.node.Enrolment.Machine;
import dev.berth.booking.node.Gpu;
import dev.berth.booking.node.NodeKey;
import dev.berth.booking.node.Placard;
import dev.berth.booking.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** @param publicKey Ed25519, X.509 in base64; its private half signs every report of the node */
record RedeemRequest(
        @NotNull @Size(max = 200) String token,
        @NotNull @OneLine(max = 100) String name,
        @NotNull @OneLine(max = 100) String site,
        @Nullable @Size(max = 50) List<@NotNull @NodeTag String> tags,

        @Nullable
        @Pattern(regexp = "(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}", message = "must be like 52:54:00:12:34:56")
        String mac,

        @NotNull @Size(max = 200) String publicKey,
        @NotNull @OneLine(max = 50) String agentVersion,
        @NotNull @Min(1) @Max(4096) Integer cores,
        @NotNull @Min(1) @Max(65536) Integer memoryGb,
        @Nullable @Size(max = 64) List<@NotNull @Valid GpuRequest> gpus) {

    record GpuRequest(
            @NotNull @OneLine(max = 100) String uuid,
            @NotNull @OneLine(max = 200) String model) {}

    Machine toMachine() {
        return new Machine(
                new Placard(name.strip(), site.strip(), tags == null ? List.of() : tags),
                mac == null ? null : mac.toLowerCase(Locale.ROOT).replace('-', ':'),
                key(),
                agentVersion,
                new Capacity(cores, memoryGb, cards()));
    }

    private List<Gpu> cards() {
        return gpus == null
                ? List.of()
                : gpus.stream().map(it -> new Gpu(it.uuid(), it.model())).toList();
    }

    private NodeKey key() {
        try {
            byte[] encoded = Base64.getDecoder().decode(publicKey);
            if (NodeKey.isValid(encoded)) return new NodeKey(encoded);
        } catch (IllegalArgumentException notBase64) {
            // the same answer as for any other thing that is no key
        }
        throw Problem.invalid("publicKey", "must be an Ed25519 public key (X.509 in base64)");
    }
}
