package dev.serai.kamelet.http;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Addresses that are no host on the Internet like any other. Every row of IANA's special-purpose registries is here or
 * within one that is, and where clouds keep their metadata services. {@code docs/reference/addresses.md} shows the same table.
 *
 * @param range of overlapping ones the narrowest counts
 * @param access whether a request may go there
 * @param what it is for
 * @param source who says so
 */
record SpecialRange(Cidr range, RangeAccess access, String what, String source) {

    /** Whether a request may go to such an address. */
    enum RangeAccess {
        /** Whatever a list says. */
        NEVER,
        /** Only where the list of private ranges names it. */
        IF_LISTED,
        /** As to the IPv4 address that it stands for. */
        AS_IPV4,
        /** Yes. */
        OPEN
    }

    /** Java never shows such an address: it makes an IPv4 one of it. */
    static final Cidr MAPPED = new Cidr(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, 0, 0}, 96);

    /** The narrowest first. */
    static final List<SpecialRange> ALL = Stream.of(
                    never("0.0.0.0/8", "this network", "RFC 791"),
                    listed("10.0.0.0/8", "private", "RFC 1918"),
                    listed("100.64.0.0/10", "shared, behind a carrier's NAT", "RFC 6598"),
                    never("100.100.100.200/32", "metadata of Alibaba Cloud", "its manual"),
                    listed("127.0.0.0/8", "this machine", "RFC 1122"),
                    never("168.63.129.16/32", "platform services of Azure", "its manual"),
                    never("169.254.0.0/16", "link-local, metadata of most clouds", "RFC 3927"),
                    listed("172.16.0.0/12", "private", "RFC 1918"),
                    listed("192.0.0.0/24", "IETF protocol assignments", "RFC 6890"),
                    never("192.0.0.192/32", "metadata of older Oracle Cloud", "its manual"),
                    listed("192.0.2.0/24", "documentation", "RFC 5737"),
                    never("192.31.196.0/24", "AS112 name servers", "RFC 7535"),
                    never("192.52.193.0/24", "AMT relays", "RFC 7450"),
                    never("192.88.99.0/24", "6to4 and 6a44 relays", "RFC 7526, RFC 6751"),
                    listed("192.168.0.0/16", "private", "RFC 1918"),
                    never("192.175.48.0/24", "AS112 name servers", "RFC 7534"),
                    listed("198.18.0.0/15", "benchmarks of networks", "RFC 2544"),
                    listed("198.51.100.0/24", "documentation", "RFC 5737"),
                    listed("203.0.113.0/24", "documentation", "RFC 5737"),
                    never("224.0.0.0/4", "multicast", "RFC 5771"),
                    never("240.0.0.0/4", "reserved, broadcast", "RFC 1112, RFC 8190"),
                    never("::/0", "all that is not named in another row", "RFC 4291"),
                    listed("::1/128", "this machine", "RFC 4291"),
                    new SpecialRange(MAPPED, RangeAccess.AS_IPV4, "IPv4-mapped", "RFC 4291"),
                    never("::/96", "unspecified, IPv4-compatible", "RFC 4291"),
                    never("::ffff:0:0:0/96", "IPv4-translated", "RFC 2765"),
                    asIpv4("64:ff9b::/96", "NAT64", "RFC 6052"),
                    never("64:ff9b:1::/48", "NAT64 of one network, in an unknown form", "RFC 8215"),
                    never("100::/64", "discarded", "RFC 6666"),
                    never("100:0:0:1::/64", "dummy prefix", "RFC 9780"),
                    new SpecialRange(Cidr.of("2000::/3"), RangeAccess.OPEN, "global unicast", "RFC 4291"),
                    never("2001::/23", "IETF protocol assignments", "RFC 2928"),
                    never("2001::/32", "Teredo", "RFC 4380"),
                    never("2001:1::1/128", "PCP anycast", "RFC 7723"),
                    never("2001:1::2/128", "TURN anycast", "RFC 8155"),
                    never("2001:1::3/128", "DNS-SD SRP anycast", "RFC 9665"),
                    never("2001:2::/48", "benchmarks of networks", "RFC 5180"),
                    never("2001:3::/32", "AMT relays", "RFC 7450"),
                    never("2001:4:112::/48", "AS112 name servers", "RFC 7535"),
                    never("2001:10::/28", "ORCHID", "RFC 4843"),
                    never("2001:20::/28", "ORCHIDv2", "RFC 7343"),
                    never("2001:30::/28", "drone remote ids", "RFC 9374"),
                    listed("2001:db8::/32", "documentation", "RFC 3849"),
                    asIpv4("2002::/16", "6to4", "RFC 3056"),
                    never("2620:4f:8000::/48", "AS112 name servers", "RFC 7534"),
                    listed("3fff::/20", "documentation", "RFC 9637"),
                    never("5f00::/16", "segment routing (SRv6) SIDs", "RFC 9602"),
                    listed("fc00::/7", "unique local", "RFC 4193"),
                    never("fd00:42::42/128", "metadata of Scaleway", "its manual"),
                    never("fd00:100::100:200/128", "metadata of Alibaba Cloud", "its manual"),
                    never("fd00:a9fe:a9fe::1/128", "metadata of Linode", "its manual"),
                    never("fd00:c1::a9fe:a9fe/128", "metadata of Oracle Cloud", "its manual"),
                    never("fd00:ec2::/32", "metadata and services of Amazon EC2", "its manual"),
                    never("fd20:ce::254/128", "metadata of Google Cloud", "its manual"),
                    never("fe80::/10", "link-local", "RFC 4291"),
                    never("fec0::/10", "site-local", "RFC 3879"),
                    never("ff00::/8", "multicast", "RFC 4291"))
            .sorted(Comparator.comparingInt(row -> -row.range.bits()))
            .toList();

    /** The narrowest range that an address is in; empty for an ordinary IPv4 address. */
    static Optional<SpecialRange> of(byte[] address) {
        return ALL.stream().filter(row -> row.range.contains(address)).findFirst();
    }

    /** The address, and the IPv4 addresses that it stands for. */
    static Stream<byte[]> forms(byte[] address) {
        return Stream.concat(Stream.of(address), hidden(address));
    }

    private static Stream<byte[]> hidden(byte[] address) {
        if (address.length == 4) {
            return Stream.empty();
        }
        boolean converted =
                of(address).filter(row -> row.access == RangeAccess.AS_IPV4).isPresent();
        boolean sixToFour = address[0] == 0x20 && converted;
        Stream<byte[]> above = sixToFour ? Stream.of(Arrays.copyOfRange(address, 2, 6)) : Stream.empty();
        boolean atEnd = converted && !sixToFour || isIsatap(address);
        return atEnd ? Stream.concat(above, Stream.of(Arrays.copyOfRange(address, 12, 16))) : above;
    }

    /** A tunnel to the IPv4 address at the end, in any network (RFC 5214). */
    private static boolean isIsatap(byte[] address) {
        return (address[8] & ~2) == 0
                && address[9] == 0
                && address[10] == 0x5e
                && Byte.toUnsignedInt(address[11]) == 0xfe;
    }

    private static SpecialRange never(String range, String what, String source) {
        return new SpecialRange(Cidr.of(range), RangeAccess.NEVER, what, source);
    }

    private static SpecialRange listed(String range, String what, String source) {
        return new SpecialRange(Cidr.of(range), RangeAccess.IF_LISTED, what, source);
    }

    private static SpecialRange asIpv4(String range, String what, String source) {
        return new SpecialRange(Cidr.of(range), RangeAccess.AS_IPV4, what, source);
    }
}
