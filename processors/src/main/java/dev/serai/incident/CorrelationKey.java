package dev.serai.incident;

import dev.serai.digest.Sha256;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes {@code rule:name=value,…} so that different values never give equal keys, and within the index's limit. */
final class CorrelationKey {

    /** A longer key is cut and ends with its SHA-256: PostgreSQL indexes about 2,700 bytes. */
    static final int MAX_CHARS = 400;

    private static final int HASH_CHARS = 64;

    private CorrelationKey() {}

    static String of(String rule, Map<String, String> parts) {
        String key = rule + ":"
                + parts.entrySet().stream()
                        .map(part -> escape(part.getKey()) + "=" + escape(part.getValue()))
                        .collect(Collectors.joining(","));
        return key.length() <= MAX_CHARS ? key : cut(key);
    }

    private static String cut(String key) {
        int end = MAX_CHARS - HASH_CHARS - 1;
        int whole = Character.isHighSurrogate(key.charAt(end - 1)) ? end - 1 : end;
        return key.substring(0, whole) + "#" + Sha256.hex(key);
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace(",", "\\,").replace("=", "\\=");
    }
}
