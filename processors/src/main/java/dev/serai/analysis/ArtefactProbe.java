package dev.serai.analysis;

import dev.serai.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be said about a file without running or unpacking anything.
 *
 * @param sha256 of its bytes
 * @param sizeBytes how many
 * @param type what its first bytes say it is
 * @param entropy bits per byte, 0 to 8: above about 7.2 it is compressed or encrypted (Shannon)
 * @param encodedRuns runs of Base64 or hex of at least 256 characters, at most 20 are counted
 * @param longestRun characters of the longest of them
 * @param printable what of it can be read
 */
public record ArtefactProbe(
        String sha256, long sizeBytes, String type, double entropy, int encodedRuns, int longestRun, String printable) {

    private static final Pattern ENCODED =
            Pattern.compile("[A-Za-z0-9+/]{256,1048576}+={0,2}|[0-9a-fA-F]{256,1048576}+");
    private static final int MOST_RUNS = 20;

    /** Looks at some bytes. */
    public static ArtefactProbe of(byte[] content) {
        int runs = 0;
        int longest = 0;
        Matcher encoded = ENCODED.matcher(new String(content, StandardCharsets.ISO_8859_1));
        while (runs < MOST_RUNS && encoded.find()) {
            runs++;
            longest = Math.max(longest, encoded.end() - encoded.start());
        }
        return new ArtefactProbe(
                Sha256.hex(content),
                content.length,
                type(content),
                entropy(content),
                runs,
                longest,
                Excerpt.printable(content));
    }

    /** As text, one fact a line. */
    public String text() {
        String facts = "type by content: " + type + "\nsize: " + sizeBytes + " bytes\nsha256: " + sha256 + "\nentropy: "
                + String.format(Locale.ROOT, "%.2f", entropy) + " bits per byte";
        String runs = encodedRuns == 0
                ? ""
                : "\nencoded run of " + longestRun + " characters, " + encodedRuns + " such runs in all";
        return facts + runs + (printable.isEmpty() ? "" : "\nreadable parts:\n" + printable);
    }

    private static double entropy(byte[] content) {
        long[] counts = new long[256];
        for (byte value : content) {
            counts[value & 0xFF]++;
        }
        double bits = 0;
        for (long count : counts) {
            if (count > 0) {
                double share = (double) count / content.length;
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return Math.max(0, bits);
    }

    private static String type(byte[] content) {
        for (Magic magic : Magic.values()) {
            if (magic.begins(content)) {
                return magic.words;
            }
        }
        return content.length == 0 ? "empty" : readable(content) ? "text" : "unknown bytes";
    }

    private static boolean readable(byte[] content) {
        for (byte value : content) {
            if (value >= 0 && value < ' ' && value != '\n' && value != '\r' && value != '\t') {
                return false;
            }
        }
        return true;
    }

    /** First bytes as their formats define them. */
    private enum Magic {
        ELF("\u007fELF", "ELF program"),
        WINDOWS("MZ", "Windows program"),
        MACH("\u00cf\u00fa\u00ed\u00fe", "Mach-O program"),
        SCRIPT("#!", "script"),
        ZIP("PK\u0003\u0004", "ZIP archive"),
        GZIP("\u001f\u008b", "gzip data"),
        BZIP2("BZh", "bzip2 data"),
        XZ("\u00fd7zXZ\u0000", "xz data"),
        SEVEN_ZIP("7z\u00bc\u00af\u0027\u001c", "7-Zip archive"),
        PDF("%PDF-", "PDF document"),
        OLE("\u00d0\u00cf\u0011\u00e0", "OLE document"),
        PNG("\u0089PNG", "PNG image"),
        JPEG("\u00ff\u00d8\u00ff", "JPEG image");

        private final byte[] first;
        private final String words;

        Magic(String first, String words) {
            this.first = first.getBytes(StandardCharsets.ISO_8859_1);
            this.words = words;
        }

        boolean begins(byte[] content) {
            if (content.length < first.length) {
                return false;
            }
            for (int i = 0; i < first.length; i++) {
                if (content[i] != first[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
