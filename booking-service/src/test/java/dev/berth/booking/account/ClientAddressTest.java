package dev.berth.booking.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2::9, 2001:db8:1:2:0:0:0:0/64",
        "::ffff:203.0.113.7, 203.0.113.7",
        "localhost, unknown",
        "'203.0.113.7, 198.51.100.1', unknown",
    })
    void quotas_count_an_ipv4_address_and_the_64_of_an_ipv6_address(String address, String network) {
        assertThat(new ClientAddress(address).network()).isEqualTo(network);
    }
}
