package dev.berth.agent.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each text is what {@code nvidia-smi -L} prints. */
class GpuTest {
    @Test
    void names_each_card_by_its_uuid() {
        assertThat(Gpu.parse("GPU 0: NVIDIA A100-SXM4-40GB (UUID: GPU-8a56a4bc-0000-1111-2222-000000000001)\n"))
                .containsExactly(new Gpu("GPU-8a56a4bc-0000-1111-2222-000000000001", "NVIDIA A100-SXM4-40GB"));
    }

    @Test
    void eight_cards_keep_their_order() {
        String listing = IntStream.range(0, 8)
                .mapToObj(it -> "GPU " + it + ": NVIDIA H100 80GB HBM3 (UUID: GPU-0000000" + it + "-aaaa)")
                .collect(Collectors.joining("\n"));
        assertThat(Gpu.parse(listing))
                .hasSize(8)
                .extracting(Gpu::uuid)
                .startsWith("GPU-00000000-aaaa", "GPU-00000001-aaaa")
                .endsWith("GPU-00000007-aaaa");
    }

    @Test
    void a_card_that_is_divided_is_offered_neither_whole_nor_in_parts() {
        assertThat(Gpu.parse("""
                        GPU 0: NVIDIA A100 (UUID: GPU-00000000-aaaa)
                          MIG 1g.5gb      Device  0: (UUID: MIG-c7384736-a75d-5afc-978f-d2f1294409fd)
                          MIG 1g.5gb      Device  1: (UUID: MIG-a28ad590-3fda-56dd-84fc-0a0b96edc58d)
                        GPU 1: NVIDIA A100 (UUID: GPU-00000001-aaaa)
                        """)).extracting(Gpu::uuid).containsExactly("GPU-00000001-aaaa");
    }

    @Test
    void a_driver_that_does_not_work_offers_nothing() {
        assertThat(Gpu.parse("""
                        NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.
                        Make sure that the latest NVIDIA driver is installed and running.
                        """)).isEmpty();
        assertThat(Gpu.parse("No devices were found\n")).isEmpty();
        assertThat(Gpu.parse("")).isEmpty();
        assertThat(Gpu.parse("  MIG 1g.5gb Device 0: (UUID: MIG-1)")).isEmpty();
    }
}
