package dev.serai.secret;

import dev.serai.policy.SchemaText;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shape of secrets, one line of {@code shapes.txt}.
 *
 * @param name what a hit is called
 * @param token whether it is known by its own letters, wherever it stands
 * @param anchors in lower case; a text without any of them has no such secret, and is not searched
 * @param pattern if it has a group {@code v}, that alone is the secret
 * @param partial whether it has
 * @param example one, with places such as <code>&lt;a36&gt;</code> where the secret itself stands; tests fill them
 */
record SecretShape(String name, boolean token, List<String> anchors, Pattern pattern, boolean partial, String example) {

    /** No secret is shorter, what names it included. */
    static final int SHORTEST = 6;

    /** Words that say that what follows is a secret. */
    static final String KEY = "(?:pass(?:words?|wd|phrase|code|wort)|pwd|kennwort|secret|token|credentials?|cookie|psk"
            + "|mot[\\s_-]?de[\\s_-]?passe|contrase(?:\u00F1|n)a|senha|wachtwoord"
            + "|(?:api|access|secret|private|signing|encryption|master|account|auth|session|service|shared|license)[_.-]?key"
            + "|api[_.-]?token|session[_.-]?id|requirepass)";

    static final List<SecretShape> ALL = SchemaText.of(SecretShape.class, "shapes.txt")
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(SecretShape::read)
            .toList();

    private static SecretShape read(String line) {
        String[] parts = line.split("\\s+", 4);
        boolean token = !parts[0].startsWith("+");
        String regex = parts[2].replace("{key}", KEY)
                .replace("{b}", "(?<![A-Za-z0-9])")
                .replace("{mixed}", "(?=[A-Za-z_-]{0,200}[0-9])(?=[a-z0-9_-]{0,200}[A-Z])");
        return new SecretShape(
                token ? parts[0] : parts[0].substring(1),
                token,
                List.of(parts[1].toLowerCase(Locale.ROOT).split(",")),
                Pattern.compile(regex),
                regex.contains("(?<v>"),
                parts[3]);
    }

    /** @param lower the same in lower case */
    static void all(String text, Pairs lower, List<Hit> found) {
        ALL.forEach(shape -> shape.search(text, lower, found));
    }

    /** Only those that are known by their own letters. */
    static void tokens(String text, Pairs lower, List<Hit> found) {
        ALL.stream().filter(SecretShape::token).forEach(shape -> shape.search(text, lower, found));
    }

    private boolean mayBeIn(Pairs lower) {
        for (String anchor : anchors) {
            if (lower.hold(anchor)) {
                return true;
            }
        }
        return false;
    }

    void search(String text, Pairs lower, List<Hit> found) {
        if (!mayBeIn(lower)) {
            return;
        }
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            int start = partial ? matcher.start("v") : matcher.start();
            int end = partial ? matcher.end("v") : matcher.end();
            if (start >= 0 && start < end) {
                found.add(new Hit(start, end, name));
            }
        }
    }
}
