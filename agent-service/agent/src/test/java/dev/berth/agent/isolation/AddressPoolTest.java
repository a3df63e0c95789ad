package dev.berth.agent.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPoolTest {
    private static final AddressPool SMALL = new AddressPool(Subnet.parse("198.18.7.0/27"));

    @Test
    void gives_every_range_once_wherever_it_begins() {
        assertThat(SMALL.free(List.of(), -3).map(Subnet::toString))
                .containsExactly(
                        "198.18.7.20/30",
                        "198.18.7.24/30",
                        "198.18.7.28/30",
                        "198.18.7.0/30",
                        "198.18.7.4/30",
                        "198.18.7.8/30",
                        "198.18.7.12/30",
                        "198.18.7.16/30");
    }

    @Test
    void leaves_out_what_is_taken_by_a_smaller_or_a_larger_range() {
        assertThat(SMALL.free(List.of(Subnet.parse("198.18.7.9/32"), Subnet.parse("198.18.7.16/28")), 0)
                        .map(Subnet::toString))
                .containsExactly("198.18.7.0/30", "198.18.7.4/30", "198.18.7.12/30");
        assertThat(SMALL.free(List.of(Subnet.parse("198.0.0.0/8")), 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.3/8, 10.0.0.0/8", "255.255.255.255/32, 255.255.255.255/32", "0.0.0.0/0, 0.0.0.0/0"})
    void a_range_is_written_from_its_first_address(String written, String read) {
        assertThat(Subnet.parse(written)).hasToString(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.18.0.0", "198.18.0.256/16", "198.18.0.0/33", "fd00::/8", "all"})
    void what_is_no_range_is_refused(String text) {
        assertThatThrownBy(() -> Subnet.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "198.18.0.0/29"})
    void a_pool_is_neither_everything_nor_too_small(String range) {
        assertThatThrownBy(() -> new AddressPool(Subnet.parse(range))).hasMessageContaining("prefix");
    }

    @Test
    void routes_are_read_as_the_kernel_writes_them() {
        assertThat(NodeNetwork.route("docker0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0"))
                .hasValue(new NodeNetwork.Route("docker0", Subnet.parse("172.17.0.0/16")));
        assertThat(NodeNetwork.route("eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0"))
                .as("the default route is everywhere")
                .isEmpty();
    }
}
