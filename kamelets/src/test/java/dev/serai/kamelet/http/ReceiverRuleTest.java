package dev.serai.kamelet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.1",
                "100.100.100.200",
                "168.63.129.16",
                "0.0.0.0",
                "224.0.0.1",
                "fe80::1",
                "fd00:ec2::254",
                "::",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::1"
            })
    void what_is_nobodys_host_is_never_allowed(String address) throws UnknownHostException {
        for (String ranges : new String[] {"all", "none", "0.0.0.0/0", "0.0.0.0/0,::/0"}) {
            assertThat(ReceiverRule.of(ranges).allows(InetAddress.getByName(address)))
                    .as(ranges)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "192.168.0.9", "127.0.0.1", "::1", "fd12::7", "100.64.0.1"})
    void a_private_address_is_allowed_unless_a_list_says_otherwise(String address) throws UnknownHostException {
        InetAddress receiver = InetAddress.getByName(address);

        assertThat(ReceiverRule.of("all").allows(receiver)).isTrue();
        assertThat(ReceiverRule.of("none").allows(receiver)).isFalse();
        assertThat(ReceiverRule.of("172.16.0.0/12").allows(receiver)).isFalse();
        assertThat(ReceiverRule.of("10.0.0.0/8,192.168.0.0/16, 127.0.0.0/8,::1/128,fc00::/7,100.64.0.0/10")
                        .allows(receiver))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"})
    void an_ordinary_address_is_allowed_whatever_the_list_says(String address) throws UnknownHostException {
        assertThat(ReceiverRule.of("none").allows(InetAddress.getByName(address)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "private", "10.0.0.1", "all,10.0.0.0/8", "localhost"})
    void what_is_no_range_is_refused(String ranges) {
        assertThatThrownBy(() -> ReceiverRule.of(ranges)).isInstanceOf(IllegalArgumentException.class);
    }
}
