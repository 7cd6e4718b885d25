package dev.serai.hub.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Ways to make a file of JSON lines say one thing to a person or another program and another to a verifier, by name. Each
 * takes a whole file whose lines are in their one form and gives another file with the same values at their old places.
 */
final class Tricks {

    private final Map<String, UnaryOperator<String>> tricks = new LinkedHashMap<>();

    private Tricks() {}

    /** Those that can be played on any file of such lines. */
    static Map<String, UnaryOperator<String>> anywhere() {
        Tricks all = new Tricks();
        all.around();
        all.lineEnds();
        return all.tricks;
    }

    /** A member that stands twice: the second one is the true one, which most parsers take. */
    static Map<String, UnaryOperator<String>> twice(String... members) {
        Tricks all = new Tricks();
        for (String member : members) {
            String name = "\"" + member + "\":";
            all.put(member + " twice", file -> replace(file, name, name + "\"a lie\"," + name));
            all.put(
                    member + " twice, once escaped",
                    file -> replace(
                            file, name, "\"\\u00" + hex(member.charAt(0)) + member.substring(1) + "\":0," + name));
        }
        return all.tricks;
    }

    /** Each pair's first text is replaced by its second one, once. */
    static Map<String, UnaryOperator<String>> replacing(String... pairs) {
        Tricks all = new Tricks();
        for (int i = 0; i < pairs.length; i += 2) {
            String from = pairs[i];
            String to = pairs[i + 1];
            all.put(from + " → " + to, file -> replace(file, from, to));
        }
        return all.tricks;
    }

    private void around() {
        for (String tail : List.of(
                " ",
                "\t",
                "x",
                " approved by ann",
                "{}",
                " {\"actor\":\"user:eve\"}",
                ",",
                "]",
                "}",
                "null",
                "//",
                "/* */",
                "\u0000",
                "\u001a",
                "\u00a0",
                "\u2028",
                "\ufeff",
                "\u200b")) {
            put("line then " + shown(tail), file -> middle(file, line -> line + tail));
        }
        for (String head : List.of(" ", "\t", "\ufeff", "//\r", "\u000b", "")) {
            put("file begins with " + shown(head + "…"), file -> head.isEmpty() ? "\n" + file : head + file);
        }
        put("unknown member last", file -> middle(file, line -> line.substring(0, line.length() - 1) + ",\"note\":1}"));
        put("unknown member first", file -> middle(file, line -> "{\"note\":\"all is well\"," + line.substring(1)));
        put(
                "unknown member without a name",
                file -> middle(file, line -> "{\"\":{\"tenant\":\"x\"}," + line.substring(1)));
        put("space after a colon", file -> replace(file, "\":", "\": "));
        put("space before a comma", file -> replace(file, ",\"", " ,\""));
        put("space inside the braces", file -> middle(file, line -> "{ " + line.substring(1)));
        put("escaped letter in a value", file -> replace(file, "\"acme\"", "\"\\u0061cme\""));
        put("escaped letter in a name", file -> replace(file, "\"sequence\"", "\"\\u0073equence\""));
        put("members in another order", file -> middle(file, Tricks::firstMemberLast));
    }

    private void lineEnds() {
        put("blank line in the middle", file -> file.replaceFirst("\n", "\n\n"));
        put("blank line at the end", file -> file + "\n");
        put("blank line of spaces at the end", file -> file + "  \n");
        put("text at the end", file -> file + "and nothing else happened");
        put("half a line at the end", file -> file + "{\"tenant\":\"acme\"");
        put("no line end at the end", file -> file.substring(0, file.length() - 1));
        put("lines end as on Windows", file -> file.replace("\n", "\r\n"));
        put("lines end as on an old Macintosh", file -> file.replace("\n", "\r"));
        put("two lines on one", file -> file.replaceFirst("\n", ""));
        put("a line in an array", file -> middle(file, line -> "[" + line + "]"));
    }

    private void put(String name, UnaryOperator<String> trick) {
        tricks.put(name, trick);
    }

    private static String firstMemberLast(String line) {
        int comma = line.indexOf(',');
        return "{" + line.substring(comma + 1, line.length() - 1) + "," + line.substring(1, comma) + "}";
    }

    private static String middle(String file, UnaryOperator<String> change) {
        List<String> lines = new ArrayList<>(List.of(file.split("\n")));
        lines.set(1, change.apply(lines.get(1)));
        return String.join("\n", lines) + "\n";
    }

    private static String replace(String file, String from, String to) {
        int at = file.indexOf(from);
        if (at < 0) {
            throw new IllegalArgumentException("there is no " + from + " in " + file);
        }
        return file.substring(0, at) + to + file.substring(at + from.length());
    }

    private static String hex(char letter) {
        return Integer.toHexString(letter);
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        for (byte unit : text.getBytes(UTF_8)) {
            shown.append(unit >= 0x20 && unit < 0x7f ? String.valueOf((char) unit) : String.format("\\x%02x", unit));
        }
        return "'" + shown + "'";
    }
}
