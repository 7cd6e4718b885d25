package dev.serai.secret;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at each long word by itself: what it is when decoded, and whether chance made it. */
final class Words {

    /** {@code password=x}, encoded. */
    private static final int SHORTEST_CODE = 14;

    private static final int LONGEST_CODE = 64 * 1024;

    /** A secret may be encoded twice; nobody does it more often by chance. */
    private static final int DEPTH = 2;

    private Words() {}

    static void search(String text, List<Hit> found) {
        List<Hit> known = Hit.merged(found, "");
        int next = 0;
        for (int at = 0; at < text.length(); ) {
            int end = behind(text, at);
            if (end - at >= SHORTEST_CODE) {
                while (next < known.size() && known.get(next).end() <= at) {
                    next++;
                }
                boolean unknown = next == known.size() || !known.get(next).overlaps(at, end);
                if (unknown) {
                    search(text, at, end, found);
                }
            }
            at = end + 1;
        }
    }

    private static void search(String text, int start, int end, List<Hit> found) {
        if (end - start <= LONGEST_CODE && hides(text.substring(start, end), DEPTH)) {
            found.add(new Hit(start, end, "encoded"));
            return;
        }
        RandomWord.search(text, start, end, found);
    }

    private static boolean hides(String word, int depth) {
        String decoded = decoded(word);
        if (decoded == null) {
            return false;
        }
        List<Hit> inside = new ArrayList<>();
        SecretSearch.named(decoded, inside);
        return !inside.isEmpty() || depth > 1 && anyHides(decoded, depth - 1);
    }

    private static boolean anyHides(String text, int depth) {
        for (int at = 0; at < text.length(); ) {
            int end = behind(text, at);
            if (end - at >= SHORTEST_CODE && hides(text.substring(at, end), depth)) {
                return true;
            }
            at = end + 1;
        }
        return false;
    }

    /** What Base64 or hexadecimal digits stand for, if that is text. */
    static @Nullable String decoded(String word) {
        String hex = word.length() % 2 == 0 && isHex(word) ? text(HexFormat.of().parseHex(word)) : null;
        return hex != null ? hex : base64(word);
    }

    private static @Nullable String base64(String word) {
        int end = word.length();
        while (end > 0 && word.charAt(end - 1) == '=') {
            end--;
        }
        String digits = word.substring(0, end).replace('-', '+').replace('_', '/');
        if (digits.length() < SHORTEST_CODE
                || digits.length() % 4 == 1
                || digits.indexOf('=') >= 0
                || digits.indexOf('.') >= 0) {
            return null;
        }
        try {
            return text(Base64.getDecoder().decode(digits));
        } catch (IllegalArgumentException e) {
            // The last digit has bits that mean nothing: no Base64, or cut.
            return null;
        }
    }

    private static @Nullable String text(byte[] bytes) {
        for (byte one : bytes) {
            if (one < 0x20 && one != '\n' && one != '\r' && one != '\t' || one == 0x7F) {
                return null;
            }
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static int behind(String text, int at) {
        int end = at;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isPart(char unit) {
        return unit >= 'a' && unit <= 'z'
                || unit >= 'A' && unit <= 'Z'
                || unit >= '0' && unit <= '9'
                || unit == '+'
                || unit == '/'
                || unit == '='
                || unit == '-'
                || unit == '_';
    }

    private static boolean isHex(String word) {
        return word.chars().allMatch(unit -> Character.digit(unit, 16) >= 0);
    }
}
