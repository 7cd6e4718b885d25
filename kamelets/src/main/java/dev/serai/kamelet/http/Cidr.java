package dev.serai.kamelet.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A range of addresses, for instance {@code 10.0.0.0/8} or {@code fc00::/7}. */
record Cidr(byte[] network, int bits) {

    /** Digits, dots, colons and hexadecimal only: what matches is never looked up by name. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** @throws IllegalArgumentException for anything but {@code <address>/<bits>} */
    static Cidr of(String text) {
        String[] parts = text.strip().split("/", 2);
        if (parts.length != 2 || !LITERAL.matcher(parts[0]).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no range of addresses such as 10.0.0.0/8");
        }
        try {
            byte[] network = InetAddress.getByName(parts[0]).getAddress();
            int bits = Integer.parseInt(parts[1]);
            if (bits < 0 || bits > network.length * 8) {
                throw new IllegalArgumentException("'" + text + "' has no valid prefix length");
            }
            return new Cidr(network, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no range of addresses such as 10.0.0.0/8", e);
        }
    }

    boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
