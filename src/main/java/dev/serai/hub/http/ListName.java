package dev.serai.hub.http;

import dev.serai.digest.Sha256;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Names a list with its filters and its order in few characters, so that a cursor can say what it belongs to. */
final class ListName {

    private static final int BYTES = 8;

    private ListName() {}

    static String of(String list, Map<String, List<String>> filters) {
        byte[] hash = Sha256.of((list + " " + filters));
        return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
    }
}
