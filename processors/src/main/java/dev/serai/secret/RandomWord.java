package dev.serai.secret;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds words that chance made: long, of capitals, small letters and digits, that change from one to the other as often
 * as only chance does. Names of classes change at the beginning of a word only, digests and ids have fewer kinds.
 *
 * <p>Exempt is what is random and no secret, by its form or by what stands before it: digests, UUIDs, ids of commits,
 * traces, spans and containers, fingerprints, checksums, entity tags, public keys and certificates, pictures, and what is
 * text when decoded.
 */
final class RandomWord {

    private static final String WHAT = "token";
    private static final int SHORTEST = 30;
    private static final double CHANGES = 0.43;
    private static final double ENTROPY = 3.9;
    private static final int SMALL_SHORTEST = 36;
    private static final int SMALL_PART = 5;
    private static final double SMALL_MIXED = 0.6;
    private static final double SMALL_CHANGES = 0.22;
    private static final int LOOK_BACK = 64;
    private static final int SIGN = 3;

    private static final Pattern NAMED_HARMLESS = Pattern.compile(
            "(?i)(?:sha-?[0-9]{1,3}|md5|h1|crc32c?|etag|if-(?:none-)?match|digest|checksum|integrity|fingerprint|hash|commit|revision|nonce"
                    + "|trace(?:parent|state)?|span|sec-websocket-(?:key|accept)|content-md5|thumbprint|serial|signature(?:-input)?"
                    + "|[a-z_.-]{0,30}[ _.-]?(?:id|ids|uuid|guid|cursor|offset|build|version|key-id|kid)|id-2|[a-z]+Id)"
                    + "['\"]?(?:=:|[:=-]|: |=\"|\":\\s?\"| = | )[\\[(<]?['\"]?(?:W/\")?$");
    private static final Pattern PUBLIC =
            Pattern.compile("(?:AAAA[BCE][23]NzaC1|AAAAE2Vj|AAAAGnNr|AAAAC3Nz|MI[IGH]).*");

    private RandomWord() {}

    static void search(String text, int start, int end, List<Hit> found) {
        if (end - start < SHORTEST || exempt(text, start, end)) {
            return;
        }
        int slashes = count(text, start, end, '/');
        if (slashes > 0 && (text.charAt(start) == '/' || slashes > Math.max(2, (end - start) / 16))) {
            segments(text, start, end, found);
        } else if (isRandom(text, start, end)) {
            found.add(new Hit(start, end, WHAT));
        }
    }

    /** A path: each of its parts by itself. */
    private static void segments(String text, int start, int end, List<Hit> found) {
        for (int at = start; at < end; ) {
            int slash = text.indexOf('/', at);
            int stop = slash < 0 || slash > end ? end : slash;
            if (isRandom(text, at, stop)) {
                found.add(new Hit(at, stop, WHAT));
            }
            at = stop + 1;
        }
    }

    private static boolean isRandom(String text, int start, int end) {
        int from = start;
        int to = end;
        // key=value is one word; its value alone is looked at.
        for (int at = start; at < end - 2; at++) {
            if (text.charAt(at) == '=' && text.charAt(at + 1) != '=') {
                from = at + 1;
            }
        }
        while (to > from && text.charAt(to - 1) == '=') {
            to--;
        }
        return to - from >= SHORTEST && isRandom(text.substring(from, to)) && !exempt(text, from, to);
    }

    private static boolean isRandom(String word) {
        int[] kinds = new int[4];
        int pairs = 0;
        int changes = 0;
        int before = SIGN;
        for (int at = 0; at < word.length(); at++) {
            int kind = kind(word.charAt(at));
            kinds[kind]++;
            // What a sign separates are words of their own, as in Root_CA_2.
            boolean pair = kind != SIGN && before != SIGN;
            pairs += pair ? 1 : 0;
            changes += pair && kind != before ? 1 : 0;
            before = kind;
        }
        if (kinds[1] == 0) {
            return isSmall(word, kinds, changes, pairs);
        }
        boolean all = kinds[0] >= 3 && kinds[1] >= 3 && kinds[2] >= 2;
        return all && kinds[SIGN] <= word.length() / 8 && changes >= CHANGES * pairs && entropy(word) >= ENTROPY;
    }

    /**
     * Small letters and digits with signs inside: fewer kinds, so that it must be longer. Names of pods, nodes and members
     * are words and a random part or an id; here most parts are random.
     */
    private static boolean isSmall(String word, int[] kinds, int changes, int pairs) {
        boolean signs = kinds[SIGN] >= 1 && kinds[SIGN] <= word.length() / 8;
        return word.length() >= SMALL_SHORTEST
                && signs
                && changes >= SMALL_CHANGES * pairs
                && inMixedParts(word) >= SMALL_MIXED * word.length()
                && entropy(word) >= ENTROPY;
    }

    /** How many characters are in parts that have digits, and letters that are no hexadecimal digits. */
    private static int inMixedParts(String word) {
        int mixed = 0;
        for (int start = 0; start < word.length(); ) {
            int end = start;
            int digits = 0;
            int others = 0;
            while (end < word.length() && kind(word.charAt(end)) != SIGN) {
                char unit = word.charAt(end++);
                digits += unit <= '9' ? 1 : 0;
                others += unit > 'f' ? 1 : 0;
            }
            mixed += digits > 0 && others > 1 && end - start >= SMALL_PART ? end - start : 0;
            start = end + 1;
        }
        return mixed;
    }

    private static int kind(char unit) {
        if (unit >= 'a' && unit <= 'z') {
            return 0;
        }
        if (unit >= 'A' && unit <= 'Z') {
            return 1;
        }
        return unit >= '0' && unit <= '9' ? 2 : SIGN;
    }

    /** Shannon's, in bits for each character. */
    private static double entropy(String word) {
        int[] counts = new int[128];
        word.chars().forEach(unit -> counts[unit & 0x7F]++);
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / word.length();
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }

    private static boolean exempt(String text, int start, int end) {
        String word = text.substring(start, end);
        if (PUBLIC.matcher(word).matches() || Words.decoded(word) != null) {
            return true;
        }
        String before = text.substring(Math.max(0, start - LOOK_BACK), start);
        return NAMED_HARMLESS.matcher(before).find()
                || before.toLowerCase(Locale.ROOT).endsWith("base64,")
                || before.endsWith("/nix/store/")
                || before.contains("-----BEGIN CERT")
                || before.contains("-----BEGIN PUBLIC");
    }

    private static int count(String text, int start, int end, char wanted) {
        int count = 0;
        for (int at = start; at < end; at++) {
            count += text.charAt(at) == wanted ? 1 : 0;
        }
        return count;
    }
}
