package dev.serai.hub.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The examples of {@code shapes.txt} with made-up secrets in their places.
 *
 * @param text what is written somewhere
 * @param secrets what may not be left of it
 */
public record PlantedSecrets(String text, List<String> secrets) {

    private static final Pattern PLACE = Pattern.compile("<([ahudltpw])([0-9]{1,3})>");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /** One of each line. */
    public static List<PlantedSecrets> all(long seed) {
        Random random = new Random(seed);
        return shapes().lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> plant(line.split("\\s+", 4)[3], random))
                .toList();
    }

    private static String shapes() {
        try (InputStream file = PlantedSecrets.class.getResourceAsStream("/dev/serai/secret/shapes.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PlantedSecrets plant(String example, Random random) {
        List<String> secrets = new ArrayList<>();
        Matcher place = PLACE.matcher(example);
        StringBuilder text = new StringBuilder();
        while (place.find()) {
            String made = make(place.group(1), Integer.parseInt(place.group(2)), random);
            if (made.length() >= 8) {
                secrets.add(made);
            }
            place.appendReplacement(text, Matcher.quoteReplacement(made));
        }
        return new PlantedSecrets(place.appendTail(text).toString(), secrets);
    }

    private static String make(String kind, int length, Random random) {
        if (kind.equals("w")) {
            return String.join(
                    " ",
                    random.ints(length, 0, 20)
                            .mapToObj(at -> LETTERS.substring(at, at + 5))
                            .toList());
        }
        String from =
                switch (kind) {
                    case "h" -> "0123456789abcdef";
                    case "u" -> "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
                    case "d" -> "0123456789";
                    case "l" -> "abcdefghijklmnopqrstuvwxyz0123456789";
                    case "t" -> "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
                    default -> LETTERS;
                };
        StringBuilder made = new StringBuilder();
        random.ints(length, 0, from.length()).forEach(at -> made.append(from.charAt(at)));
        if ("ap".contains(kind) && length >= 3) {
            made.replace(length / 2 - 1, length / 2 + 1, "7q").setCharAt(length - 1, 'Z');
        }
        return made.toString();
    }
}
