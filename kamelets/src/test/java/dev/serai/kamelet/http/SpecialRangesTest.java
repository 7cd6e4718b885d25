package dev.serai.kamelet.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.kamelet.http.HttpRefusal.HttpRefusalReason;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each range by its first and last address, and the addresses just before and behind it. */
class SpecialRangesTest {

    private static final AddressRule NOTHING_LISTED = new AddressRule(List.of());
    private static final AddressRule ALL_LISTED = new AddressRule(List.of(Cidr.of("0.0.0.0/0"), Cidr.of("::/0")));

    private enum Access {
        PUBLIC,
        LISTED,
        NEVER
    }

    @ParameterizedTest
    @CsvSource({
        // first, last, access, just before, its access, just behind, its access
        "0.0.0.0, 0.255.255.255, NEVER, -, -, 1.0.0.0, PUBLIC",
        "10.0.0.0, 10.255.255.255, LISTED, 9.255.255.255, PUBLIC, 11.0.0.0, PUBLIC",
        "100.64.0.0, 100.127.255.255, LISTED, 100.63.255.255, PUBLIC, 100.128.0.0, PUBLIC",
        "100.100.100.200, 100.100.100.200, NEVER, 100.100.100.199, LISTED, 100.100.100.201, LISTED",
        "127.0.0.0, 127.255.255.255, LISTED, 126.255.255.255, PUBLIC, 128.0.0.0, PUBLIC",
        "168.63.129.16, 168.63.129.16, NEVER, 168.63.129.15, PUBLIC, 168.63.129.17, PUBLIC",
        "169.254.0.0, 169.254.255.255, NEVER, 169.253.255.255, PUBLIC, 169.255.0.0, PUBLIC",
        "172.16.0.0, 172.31.255.255, LISTED, 172.15.255.255, PUBLIC, 172.32.0.0, PUBLIC",
        "192.0.0.0, 192.0.0.255, LISTED, 191.255.255.255, PUBLIC, 192.0.1.0, PUBLIC",
        "192.0.0.192, 192.0.0.192, NEVER, 192.0.0.191, LISTED, 192.0.0.193, LISTED",
        "192.0.2.0, 192.0.2.255, LISTED, 192.0.1.255, PUBLIC, 192.0.3.0, PUBLIC",
        "192.31.196.0, 192.31.196.255, NEVER, 192.31.195.255, PUBLIC, 192.31.197.0, PUBLIC",
        "192.52.193.0, 192.52.193.255, NEVER, 192.52.192.255, PUBLIC, 192.52.194.0, PUBLIC",
        "192.88.99.0, 192.88.99.255, NEVER, 192.88.98.255, PUBLIC, 192.88.100.0, PUBLIC",
        "192.168.0.0, 192.168.255.255, LISTED, 192.167.255.255, PUBLIC, 192.169.0.0, PUBLIC",
        "192.175.48.0, 192.175.48.255, NEVER, 192.175.47.255, PUBLIC, 192.175.49.0, PUBLIC",
        "198.18.0.0, 198.19.255.255, LISTED, 198.17.255.255, PUBLIC, 198.20.0.0, PUBLIC",
        "198.51.100.0, 198.51.100.255, LISTED, 198.51.99.255, PUBLIC, 198.51.101.0, PUBLIC",
        "203.0.113.0, 203.0.113.255, LISTED, 203.0.112.255, PUBLIC, 203.0.114.0, PUBLIC",
        "224.0.0.0, 239.255.255.255, NEVER, 223.255.255.255, PUBLIC, 240.0.0.0, NEVER",
        "240.0.0.0, 255.255.255.255, NEVER, 239.255.255.255, NEVER, -, -",
        "::, ::, NEVER, -, -, ::1, LISTED",
        "::1, ::1, LISTED, ::, NEVER, ::2, NEVER",
        "::0.0.0.2, ::255.255.255.255, NEVER, ::1, LISTED, ::1:0:0, NEVER",
        "::ffff:0:0:0, ::ffff:0:ffff:ffff, NEVER, ::fffe:ffff:ffff:ffff, NEVER, ::ffff:1:0:0, NEVER",
        "64:ff9b::, 64:ff9b::ff:ffff, NEVER, 64:ff9a:ffff:ffff:ffff:ffff:ffff:ffff, NEVER, 64:ff9b::100:0, PUBLIC",
        "64:ff9b:0:0:0:1::, 64:ff9b:0:ffff:ffff:ffff:ffff:ffff, NEVER, 64:ff9b::dfff:ffff, PUBLIC, 64:ff9b:1::, NEVER",
        "64:ff9b:1::, 64:ff9b:1:ffff:ffff:ffff:ffff:ffff, NEVER, 64:ff9b:0:ffff::, NEVER, 64:ff9b:2::, NEVER",
        "100::, 100::ffff:ffff:ffff:ffff, NEVER, ff:ffff::, NEVER, 100:0:0:1::, NEVER",
        "100:0:0:1::, 100::1:ffff:ffff:ffff:ffff, NEVER, 100::1, NEVER, 100:0:0:2::, NEVER",
        "2001::, 2001:0:ffff:ffff:ffff:ffff:ffff:ffff, NEVER, 2000:ffff::1, PUBLIC, 2001:1::1, NEVER",
        "2001:1::1, 2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff, NEVER, 2001:0:ffff::, NEVER, 2001:200::1, PUBLIC",
        "2001:2::, 2001:2:0:ffff:ffff:ffff:ffff:ffff, NEVER, 2001:1:ffff::, NEVER, 2001:2:1::, NEVER",
        "2001:10::, 2001:3f:ffff:ffff:ffff:ffff:ffff:ffff, NEVER, 2001:f::, NEVER, 2001:40::, NEVER",
        "2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, LISTED, 2001:db7:ffff::1, PUBLIC, 2001:db9::, PUBLIC",
        "2002:a00::, 2002:aff:ffff:ffff:ffff:ffff:ffff:ffff, LISTED, 2002:9ff:ffff::1, PUBLIC, 2002:b00::1, PUBLIC",
        "2002:e000::, 2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff, NEVER, 2002:dfff:ffff::1, PUBLIC, 2003::, PUBLIC",
        "2620:4f:8000::, 2620:4f:8000:ffff:ffff:ffff:ffff:ffff, NEVER, 2620:4f:7fff::1, PUBLIC, 2620:4f:8001::, PUBLIC",
        "3fff::, 3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff, LISTED, 3ffe:ffff::1, PUBLIC, 3fff:1000::, PUBLIC",
        "4000::, 5eff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, NEVER, 3fff:ffff::1, PUBLIC, 5f00::, NEVER",
        "5f00::, 5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff, NEVER, 5eff::, NEVER, 5f01::, NEVER",
        "6000::, fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, NEVER, 5f01::, NEVER, fc00::, LISTED",
        "fc00::, fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, LISTED, fbff::, NEVER, fe00::, NEVER",
        "fd00:ec2::, fd00:ec2:ffff:ffff:ffff:ffff:ffff:ffff, NEVER, fd00:ec1::1, LISTED, fd00:ec3::, LISTED",
        "fd20:ce::254, fd20:ce::254, NEVER, fd20:ce::253, LISTED, fd20:ce::255, LISTED",
        "fd00:c1::a9fe:a9fe, fd00:c1::a9fe:a9fe, NEVER, fd00:c1::a9fe:a9fd, LISTED, fd00:c1::a9fe:a9ff, LISTED",
        "fd00:100::100:200, fd00:100::100:200, NEVER, fd00:100::100:1ff, LISTED, fd00:100::100:201, LISTED",
        "fd00:a9fe:a9fe::1, fd00:a9fe:a9fe::1, NEVER, fd00:a9fe:a9fe::, LISTED, fd00:a9fe:a9fe::2, LISTED",
        "fd00:42::42, fd00:42::42, NEVER, fd00:42::41, LISTED, fd00:42::43, LISTED",
        "fe80::, febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff, NEVER, fe7f::, NEVER, fec0::, NEVER",
        "fec0::, feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, NEVER, febf::, NEVER, ff00::, NEVER",
        "ff00::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, NEVER, feff::, NEVER, -, -",
    })
    void a_range_ends_where_it_says(
            String first, String last, Access access, String before, String accessBefore, String behind, String after)
            throws Exception {
        assertThat(access(first)).as(first).isEqualTo(access);
        assertThat(access(last)).as(last).isEqualTo(access);
        neighbour(before, accessBefore);
        neighbour(behind, after);
    }

    @ParameterizedTest
    @CsvSource({
        // What an IPv6 address hides, in each form that is in use, is judged as the IPv4 address it is.
        "::ffff:8.8.8.8, PUBLIC",
        "::ffff:127.0.0.1, LISTED",
        "::ffff:192.88.99.1, NEVER",
        "64:ff9b::8.8.8.8, PUBLIC",
        "64:ff9b::10.0.0.1, LISTED",
        "64:ff9b::169.254.169.254, NEVER",
        "64:ff9b::192.88.99.1, NEVER",
        "2002:808:808::1, PUBLIC",
        "2002:7f00:1::1, LISTED",
        "2002:a9fe:a9fe::1, NEVER",
        "2002:c058:6301::, NEVER",
        // ISATAP, with either form of the interface's first two bytes
        "2606:4700::5efe:808:808, PUBLIC",
        "2606:4700::5efe:a00:1, LISTED",
        "2606:4700::200:5efe:a00:1, LISTED",
        "2606:4700::5efe:a9fe:a9fe, NEVER",
        "fd12::200:5efe:169.254.169.254, NEVER",
        // Forms that no network of today uses: whatever they hide
        "::8.8.8.8, NEVER",
        "::127.0.0.1, NEVER",
        "::ffff:0:8.8.8.8, NEVER",
        "::ffff:0:127.0.0.1, NEVER",
        "64:ff9b:1::8.8.8.8, NEVER",
        "64:ff9b:1:a9fe:a9:fe00::, NEVER",
        "2001:0:808:808:0:0:f7f7:f7f7, NEVER",
        "2001:0:808:808:0:0:5601:5601, NEVER",
    })
    void what_an_address_hides_is_judged(String text, Access expected) throws Exception {
        assertThat(access(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.88.99.1", "::", "5f00::1"})
    void no_list_opens_what_is_never_asked(String text) throws Exception {
        AddressRule itself = new AddressRule(List.of(Cidr.of(text + (text.contains(":") ? "/128" : "/32"))));
        assertThat(itself.refusal(address(text))).contains(HttpRefusalReason.FORBIDDEN_ADDRESS);
    }

    @Test
    void the_documents_table_is_this_one() throws Exception {
        Set<String> documented = Files.readAllLines(Path.of("../docs/reference/addresses.md")).stream()
                .filter(line -> line.matches("\\| `[0-9a-f:.]+/.*"))
                .map(SpecialRangesTest::numbered)
                .collect(Collectors.toSet());
        Set<String> rows = SpecialRange.ALL.stream()
                .map(row -> row(row.range(), access(row.access()), row.what(), row.source()))
                .collect(Collectors.toSet());
        assertThat(documented).hasSize(SpecialRange.ALL.size()).isEqualTo(rows);
    }

    private static String numbered(String line) {
        String[] cells = line.split("\\|");
        String range = cells[1].strip().replace("`", "");
        Cidr cidr = range.equals("::ffff:0:0/96") ? SpecialRange.MAPPED : Cidr.of(range);
        return row(cidr, cells[2].strip(), cells[3].strip(), cells[4].strip());
    }

    private static String row(Cidr range, String access, String what, String source) {
        return HexFormat.of().formatHex(range.network()) + "/" + range.bits() + " " + access + ": " + what + ", "
                + source;
    }

    private static String access(SpecialRange.RangeAccess access) {
        return switch (access) {
            case NEVER -> "never";
            case IF_LISTED -> "if listed";
            case AS_IPV4 -> "as IPv4";
            case OPEN -> "open";
        };
    }

    private static void neighbour(String text, String expected) throws Exception {
        if (!"-".equals(text)) {
            assertThat(access(text).name()).as(text).isEqualTo(expected);
        }
    }

    private static Access access(String text) throws UnknownHostException {
        Optional<HttpRefusalReason> unlisted = NOTHING_LISTED.refusal(address(text));
        Optional<HttpRefusalReason> listed = ALL_LISTED.refusal(address(text));
        if (listed.isPresent()) {
            assertThat(unlisted).isEqualTo(listed).contains(HttpRefusalReason.FORBIDDEN_ADDRESS);
            return Access.NEVER;
        }
        unlisted.ifPresent(reason -> assertThat(reason).isEqualTo(HttpRefusalReason.PRIVATE_ADDRESS));
        return unlisted.isPresent() ? Access.LISTED : Access.PUBLIC;
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }
}
