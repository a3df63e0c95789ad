package dev.berth.agent.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GpuTest {
    @Test
    void reads_the_listing_of_the_driver_and_leaves_partitions_out() {
        assertThat(Gpu.parse("""
                GPU 0: NVIDIA A100-SXM4-40GB (UUID: GPU-8a56a4bc-0000-0000-0000-000000000001)
                  MIG 1g.5gb Device 0: (UUID: MIG-c6d4f1ef-42e4-5de3-91c7-45d71c87eb3f)
                GPU 1: NVIDIA GeForce RTX 4090 (UUID: GPU-11111111-2222-3333-4444-555555555555)
                """))
                .containsExactly(
                        new Gpu("GPU-8a56a4bc-0000-0000-0000-000000000001", "NVIDIA A100-SXM4-40GB"),
                        new Gpu("GPU-11111111-2222-3333-4444-555555555555", "NVIDIA GeForce RTX 4090"));
        assertThat(Gpu.parse("NVIDIA-SMI has failed because it couldn't communicate with the driver"))
                .isEmpty();
    }
}
