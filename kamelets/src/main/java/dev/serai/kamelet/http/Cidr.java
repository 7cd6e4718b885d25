package dev.serai.kamelet.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of addresses, for instance {@code 10.0.0.0/8} or {@code fc00::/7}.
 *
 * @param network any address of the range, 4 or 16 bytes
 * @param bits how many leading bits are the same
 */
public record Cidr(byte[] network, int bits) {

    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

    /** Four decimal numbers: Java also reads 127.1 and 010.0.0.1, which mean other addresses elsewhere. */
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");

    /** What begins otherwise is looked up by name. */
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]*");

    private static final Pattern BITS = Pattern.compile("[0-9]{1,3}");

    /** @throws IllegalArgumentException for anything but {@code <address>/<bits>} */
    public static Cidr of(String text) {
        String[] parts = text.strip().split("/", 2);
        byte[] network = literal(parts[0]).map(InetAddress::getAddress).orElseThrow(() -> noRange(text));
        if (parts.length != 2 || !BITS.matcher(parts[1]).matches()) {
            throw noRange(text);
        }
        int bits = Integer.parseInt(parts[1]);
        boolean written = parts[0].contains(":") ? network.length == 16 : network.length == 4;
        if (!written || bits > network.length * Byte.SIZE) {
            throw noRange(text);
        }
        return new Cidr(network, bits);
    }

    /** The address that a text is written for; a name is none, nor is an unusual notation, and nothing is looked up. */
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

    /** Of 4 or 16 bytes; those of the other kind are never in it. */
    public boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((address[bit / Byte.SIZE] ^ network[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static IllegalArgumentException noRange(String text) {
        return new IllegalArgumentException("'" + text + "' is no range of addresses such as 10.0.0.0/8");
    }
}
