package dev.serai.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An example of {@code shapes.txt} with made-up secrets in its places, so that no scanner takes a file for a leak.
 *
 * @param text what is written somewhere
 * @param secrets what may not be left of it
 */
record Planted(String text, List<String> secrets) {

    private static final Pattern PLACE = Pattern.compile("<([ahudltpw])([0-9]{1,3})>");
    private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";
    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String DIGITS = "0123456789";
    /** Shorter ones may stand anywhere by chance. */
    private static final int TELLING = 8;

    static Planted of(String example, Random random) {
        List<String> secrets = new ArrayList<>();
        Matcher place = PLACE.matcher(example);
        StringBuilder text = new StringBuilder();
        while (place.find()) {
            String made = make(place.group(1).charAt(0), Integer.parseInt(place.group(2)), random);
            if (made.length() >= TELLING) {
                secrets.add(made);
            }
            place.appendReplacement(text, Matcher.quoteReplacement(made));
        }
        return new Planted(place.appendTail(text).toString(), secrets);
    }

    /** Some letters and digits of each kind. */
    static String mixed(int length, Random random) {
        return make('a', length, random);
    }

    private static String make(char kind, int length, Random random) {
        if (kind == 'w') {
            return String.join(
                    " ",
                    random.ints(length, 0, 20)
                            .mapToObj(number -> SMALL.substring(number, number + 5))
                            .toList());
        }
        String from =
                switch (kind) {
                    case 'h' -> DIGITS + "abcdef";
                    case 'u' -> CAPITALS + DIGITS;
                    case 'd' -> DIGITS;
                    case 'l' -> SMALL + DIGITS;
                    case 't' -> CAPITALS + "234567";
                    default -> SMALL + CAPITALS + DIGITS;
                };
        StringBuilder made = new StringBuilder();
        while (made.length() < length) {
            made.append(from.charAt(random.nextInt(from.length())));
        }
        if ("ap".indexOf(kind) >= 0 && length >= 3) {
            made.setCharAt(length / 2, 'q');
            made.setCharAt(length / 2 - 1, '7');
            made.setCharAt(length - 1, 'Z');
        }
        return made.toString();
    }
}
