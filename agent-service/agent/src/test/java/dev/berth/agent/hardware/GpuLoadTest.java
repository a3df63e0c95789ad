package dev.berth.agent.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Each text is what {@code nvidia-smi --query-gpu=uuid,utilization.gpu,memory.used --format=csv,noheader,nounits} prints. */
class GpuLoadTest {
    @Test
    void says_of_each_card_how_busy_it_is_and_what_its_memory_holds() {
        assertThat(GpuLoad.parse("GPU-8a56a4bc-0000-1111-2222-000000000001, 37, 1024\nGPU-0000000b-aaaa, 0, 0\n"))
                .containsExactly(
                        new GpuLoad("GPU-8a56a4bc-0000-1111-2222-000000000001", 37, 1L << 30),
                        new GpuLoad("GPU-0000000b-aaaa", 0, 0));
    }

    @Test
    void a_card_that_cannot_say_and_what_is_no_table_are_left_out() {
        assertThat(GpuLoad.parse("GPU-0000000a-aaaa, [N/A], 12\nGPU-0000000b-aaaa, 5, 12\n"))
                .containsExactly(new GpuLoad("GPU-0000000b-aaaa", 5, 12L << 20));
        assertThat(GpuLoad.parse("NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver."))
                .isEmpty();
    }
}
