package dev.serai.kamelet.http;

import dev.serai.kamelet.http.SpecialRange.RangeAccess;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses a receiver may have that an operator names: none that is nobody's host on a network, such as those of
 * metadata services; private ones as a list says. {@code docs/reference/addresses.md} shows all.
 */
public final class ReceiverRule {

    /** Every private range. */
    public static final String ALL = "all";

    /** No private range. */
    public static final String NONE = "none";

    private final AddressRule rule;

    private ReceiverRule(List<Cidr> allowedPrivate) {
        this.rule = new AddressRule(allowedPrivate);
    }

    /**
     * @param ranges {@value #ALL}, {@value #NONE}, or ranges such as {@code 10.0.0.0/8}, with commas
     * @throws IllegalArgumentException for anything else
     */
    public static ReceiverRule of(String ranges) {
        return switch (ranges.strip()) {
            case ALL -> new ReceiverRule(SpecialRange.ALL.stream()
                    .filter(row -> row.access() == RangeAccess.IF_LISTED)
                    .map(SpecialRange::range)
                    .toList());
            case NONE -> new ReceiverRule(List.of());
            default -> new ReceiverRule(
                    Arrays.stream(ranges.split(",")).map(Cidr::of).toList());
        };
    }

    public boolean allows(InetAddress address) {
        return rule.refusal(address).isEmpty();
    }
}
