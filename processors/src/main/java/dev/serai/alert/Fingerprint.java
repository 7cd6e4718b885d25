package dev.serai.alert;

import dev.serai.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Identifies a condition whose source does not: SHA-256 over its identity labels, sorted by name. */
public final class Fingerprint {

    private Fingerprint() {}

    /** 64 hexadecimal digits; independent of the labels' order. Names and values never hold NUL, which separates them. */
    public static String of(Map<String, String> labels) {
        MessageDigest digest = Sha256.digest();
        new TreeMap<>(labels).forEach((name, value) -> {
            add(digest, name);
            add(digest, value);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String part) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
