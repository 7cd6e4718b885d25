package dev.serai.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks for secrets in a text and in its readings. */
final class SecretSearch {

    private SecretSearch() {}

    /** What is to be taken out, in order and apart. */
    static List<Hit> hits(String text) {
        if (text.length() < SecretShape.SHORTEST) {
            return List.of();
        }
        List<Hit> found = new ArrayList<>();
        named(text, found);
        Reading plain = Reading.plain(text);
        if (plain != null) {
            List<Hit> read = new ArrayList<>();
            named(plain.text(), read);
            read.forEach(hit -> found.add(plain.inOriginal(hit)));
        }
        Reading joined = Reading.joined(text, plain);
        if (joined != null) {
            List<Hit> read = new ArrayList<>();
            SecretShape.tokens(joined.text(), new Pairs(lower(joined.text())), read);
            List<Hit> before = Hit.merged(found, "");
            read.stream()
                    .filter(joined::bridges)
                    .map(joined::inOriginal)
                    .filter(hit -> before.stream().noneMatch(known -> known.overlaps(hit.start(), hit.start() + 1)))
                    .forEach(found::add);
        }
        Words.search(text, found);
        return Hit.merged(found, text);
    }

    /** What has a shape, or stands behind a telling name; also used for what was encoded. */
    static void named(String text, List<Hit> found) {
        Pairs lower = new Pairs(lower(text));
        PrivateKeys.search(text, found);
        SecretShape.all(text, lower, found);
        NamedValues.search(text, lower, found);
    }

    /** Of the same length, whatever the letters. */
    private static String lower(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.length() == text.length() ? lower : asciiLower(text);
    }

    private static String asciiLower(String text) {
        char[] units = text.toCharArray();
        for (int at = 0; at < units.length; at++) {
            if (units[at] >= 'A' && units[at] <= 'Z') {
                units[at] += 'a' - 'A';
            }
        }
        return new String(units);
    }
}
