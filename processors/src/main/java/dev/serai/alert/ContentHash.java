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

    static String of(AlertContent content) {
        MessageDigest digest = Sha256.digest();
        add(digest, content.severity().name());
        add(digest, content.title());
        add(digest, content.description());
        add(digest, content.labels());
        add(digest, content.annotations());
        for (Link link : content.links()) {
            add(digest, link.title());
            add(digest, link.url());
        }
        content.notes().forEach(note -> add(digest, note));
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
