package dev.serai.hub.settings;

import dev.serai.kamelet.http.Cidr;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Addresses that begin alike, as {@code 10.0.0.0/8} or {@code fd00::/8}; a single address is a range of one.
 *
 * @param range the addresses
 */
public record AddressRange(Cidr range) {

    /** @throws IllegalArgumentException naming the property, when it is no range */
    public static AddressRange of(String property, String text) {
        String whole = text.contains("/") ? text : text.strip() + (text.contains(":") ? "/128" : "/32");
        try {
            return new AddressRange(Cidr.of(whole));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    property + ": " + text + " is neither an address nor a range such as 10.0.0.0/8", e);
        }
    }

    /** The address that a text is written for; a name is none, and nothing is looked up. */
    public static Optional<InetAddress> literal(String text) {
        return Cidr.literal(text);
    }

    public boolean holds(InetAddress address) {
        return range.contains(address.getAddress());
    }
}
