package dev.serai.hub.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Names a list with its filters and its order in few characters, so that a cursor can say what it belongs to. */
final class ListName {

    private static final int BYTES = 8;

    private ListName() {}

    static String of(String list, Map<String, List<String>> filters) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((list + " " + filters).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
