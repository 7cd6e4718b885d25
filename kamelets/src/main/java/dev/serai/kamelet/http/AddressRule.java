package dev.serai.kamelet.http;

import dev.serai.kamelet.http.HttpRefusal.HttpRefusalReason;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which addresses a request may go to, whatever name led there: global unicast, and private ones that a list names. */
final class AddressRule {

    private final List<Cidr> allowedPrivate;

    AddressRule(List<Cidr> allowedPrivate) {
        this.allowedPrivate = allowedPrivate;
    }

    /**
     * Why a request must not go there; empty if it may. What an IPv6 address hides is judged as well: the
     * worse reason counts.
     */
    Optional<HttpRefusalReason> refusal(InetAddress address) {
        return SpecialRange.forms(address.getAddress())
                .map(this::refusal)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    private Optional<HttpRefusalReason> refusal(byte[] address) {
        return SpecialRange.of(address).flatMap(row -> switch (row.access()) {
            case NEVER -> Optional.of(HttpRefusalReason.FORBIDDEN_ADDRESS);
            case IF_LISTED -> isListed(address) ? Optional.empty() : Optional.of(HttpRefusalReason.PRIVATE_ADDRESS);
            case AS_IPV4, OPEN -> Optional.empty();
        });
    }

    private boolean isListed(byte[] address) {
        return allowedPrivate.stream().anyMatch(range -> range.contains(address));
    }
}
