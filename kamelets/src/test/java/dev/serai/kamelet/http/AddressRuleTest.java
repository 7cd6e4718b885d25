package dev.serai.kamelet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.kamelet.http.HttpRefusal.HttpRefusalReason;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {

    private static final AddressRule EVERYTHING_PRIVATE =
            new AddressRule(List.of(Cidr.of("0.0.0.0/0"), Cidr.of("::/0")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.1",
                "100.100.100.200",
                "168.63.129.16",
                "0.0.0.0",
                "0.1.2.3",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "fe80::1",
                "ff02::1",
                "fd00:ec2::254",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::1",
                "::a9fe:a9fe"
            })
    void these_are_never_asked_whatever_the_list_says(String address) throws Exception {
        assertThat(EVERYTHING_PRIVATE.refusal(InetAddress.getByName(address)))
                .contains(HttpRefusalReason.FORBIDDEN_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "10.1.2.3",
                "172.31.0.1",
                "192.168.1.1",
                "100.64.0.1",
                "::1",
                "fd12::1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:c0a8:101::1"
            })
    void private_ones_are_asked_only_when_the_list_names_them(String address) throws Exception {
        assertThat(new AddressRule(List.of()).refusal(InetAddress.getByName(address)))
                .contains(HttpRefusalReason.PRIVATE_ADDRESS);
        assertThat(EVERYTHING_PRIVATE.refusal(InetAddress.getByName(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "93.184.216.34", "172.32.0.1", "2606:4700::1111"})
    void public_ones_are_fine(String address) throws Exception {
        assertThat(new AddressRule(List.of()).refusal(InetAddress.getByName(address)))
                .isEmpty();
    }

    @Test
    void a_range_names_exactly_its_addresses() throws Exception {
        AddressRule rule = new AddressRule(List.of(Cidr.of("10.1.2.0/23")));
        assertThat(rule.refusal(InetAddress.getByName("10.1.3.255"))).isEmpty();
        assertThat(rule.refusal(InetAddress.getByName("10.1.4.0"))).contains(HttpRefusalReason.PRIVATE_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0",
                "example.com/8",
                "10.0.0.0/33",
                "::/129",
                "10.0.0.0/x",
                "10.0.0.0/+8",
                "10/8",
                "127.1/16",
                "2130706433/32",
                "010.0.0.0/8",
                "256.0.0.0/8",
                "0x7f.0.0.1/8",
                "[::1]/128",
                "fe80::1%1/64",
                ".::1/128",
                "",
                "/"
            })
    void what_is_no_range_is_refused_and_never_looked_up(String text) {
        assertThatThrownBy(() -> Cidr.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
