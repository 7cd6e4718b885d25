package dev.serai.demo;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Endings of names in Kubernetes' alphabet, which has no vowels, made from what they stand for. */
final class Names {

    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private Names() {}

    /** Five letters, as pods have. */
    static String suffix(String of) {
        return letters(of, 5);
    }

    /** Ten letters, as ReplicaSets have. */
    static String hash(String of) {
        return letters(of, 5) + letters(of + "#", 5);
    }

    private static String letters(String of, int count) {
        CRC32 sum = new CRC32();
        sum.update(of.getBytes(StandardCharsets.UTF_8));
        long rest = sum.getValue();
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
            rest /= ALPHABET.length();
        }
        return letters.toString();
    }
}
