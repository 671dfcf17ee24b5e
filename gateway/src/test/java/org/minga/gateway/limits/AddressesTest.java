package org.minga.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "2001:db8:1:2::9, 20010db800010002",
        "2001:db8:1:3::9, 20010db800010003",
        "::1, 0000000000000000"
    })
    void of_an_ipv6_address_the_network_counts(String address, String expected) {
        assertThat(Addresses.network(address)).isEqualTo(expected);
    }

    @Test
    void what_is_no_address_stays_short() {
        assertThat(Addresses.network("x".repeat(1000))).hasSize(45);
        assertThat(Addresses.network(":".repeat(1000))).hasSize(45);
        assertThat(Addresses.network(null)).isEmpty();
    }
}
