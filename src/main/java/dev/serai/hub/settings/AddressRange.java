package dev.serai.hub.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that begin alike, as {@code 10.0.0.0/8} or {@code fd00::/8}; a single address is a range of one.
 *
 * @param first any address of the range, 4 or 16 bytes
 * @param bits how many leading bits are the same
 */
public record AddressRange(byte[] first, int bits) {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** @throws IllegalArgumentException naming the property, when it is no range */
    public static AddressRange of(String property, String text) {
        String[] parts = text.strip().split("/", 2);
        byte[] first = literal(parts[0]).map(InetAddress::getAddress).orElseThrow(() -> wrong(property, text));
        int all = first.length * Byte.SIZE;
        if (parts.length == 2 && !parts[1].matches("\\d{1,3}")) {
            throw wrong(property, text);
        }
        int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : all;
        if (bits > all) {
            throw wrong(property, text);
        }
        return new AddressRange(first, bits);
    }

    /** The address that a text is written for; a name is none, and nothing is looked up. */
    public static Optional<InetAddress> literal(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    public boolean holds(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != first.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((first[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static IllegalArgumentException wrong(String property, String text) {
        return new IllegalArgumentException(
                property + ": " + text + " is neither an address nor a range such as 10.0.0.0/8");
    }
}
