package dev.serai.kamelet.http;

import dev.serai.kamelet.http.Refusal.Reason;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which addresses a request may go to, whatever name led there (ranges: the IANA special-purpose registries). */
final class AddressRule {

    private static final List<Cidr> NEVER = ranges(
            "0.0.0.0/8",
            "169.254.0.0/16",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // Metadata services outside the link-local range: Alibaba, Azure, Amazon over IPv6.
            "100.100.100.200/32",
            "168.63.129.16/32",
            "fd00:ec2::254/128",
            "::/128",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8");

    private static final List<Cidr> PRIVATE = ranges(
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "::1/128",
            "fc00::/7",
            "100::/64",
            "2001:db8::/32");

    private static final Cidr MAPPED = Cidr.of("::/96");
    private static final Cidr NAT64 = Cidr.of("64:ff9b::/96");
    private static final Cidr SIX_TO_FOUR = Cidr.of("2002::/16");

    private final List<Cidr> allowedPrivate;

    AddressRule(List<Cidr> allowedPrivate) {
        this.allowedPrivate = allowedPrivate;
    }

    /** Why a request must not go there; empty if it may. */
    Optional<Reason> refusal(InetAddress address) {
        return forms(address.getAddress())
                .map(this::refusal)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Reason> refusal(byte[] address) {
        if (NEVER.stream().anyMatch(range -> range.contains(address))) {
            return Optional.of(Reason.FORBIDDEN_ADDRESS);
        }
        boolean hidden = PRIVATE.stream().anyMatch(range -> range.contains(address));
        boolean listed = allowedPrivate.stream().anyMatch(range -> range.contains(address));
        return hidden && !listed ? Optional.of(Reason.PRIVATE_ADDRESS) : Optional.empty();
    }

    /** The address, and the IPv4 address that an IPv6 one stands for. */
    private static Stream<byte[]> forms(byte[] address) {
        boolean loopback = address.length == 16 && address[15] == 1 && allZero(address, 15);
        if (address.length == 16 && !loopback && (MAPPED.contains(address) || NAT64.contains(address))) {
            return Stream.of(address, Arrays.copyOfRange(address, 12, 16));
        }
        return SIX_TO_FOUR.contains(address)
                ? Stream.of(address, Arrays.copyOfRange(address, 2, 6))
                : Stream.of(address);
    }

    private static boolean allZero(byte[] address, int length) {
        for (int index = 0; index < length; index++) {
            if (address[index] != 0) {
                return false;
            }
        }
        return true;
    }

    private static List<Cidr> ranges(String... texts) {
        return Stream.of(texts).map(Cidr::of).toList();
    }
}
