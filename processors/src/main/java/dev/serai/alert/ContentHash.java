package dev.serai.alert;

import dev.serai.digest.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells whether a repeat says anything new. */
final class ContentHash {

    private static final int BYTES = 16;

    private ContentHash() {}

    static String of(Alert alert) {
        MessageDigest digest = Sha256.digest();
        add(digest, alert.severity().name());
        add(digest, alert.title());
        add(digest, alert.description());
        add(digest, alert.labels());
        add(digest, alert.annotations());
        for (Link link : alert.links()) {
            add(digest, link.title());
            add(digest, link.url());
        }
        alert.notes().forEach(note -> add(digest, note));
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static void add(MessageDigest digest, Map<String, String> values) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(values.size()).flip());
        values.forEach((name, value) -> {
            add(digest, name);
            add(digest, value);
        });
    }

    /** Each string with its length before it, so that no two lists of strings look alike. */
    private static void add(MessageDigest digest, @Nullable String value) {
        byte[] bytes = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(value == null ? -1 : bytes.length)
                .flip());
        digest.update(bytes);
    }
}
