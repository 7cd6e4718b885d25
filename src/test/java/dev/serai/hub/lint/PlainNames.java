package dev.serai.hub.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that say nothing to somebody who knows Camel and on-call work, as the table of {@code docs/internals/names.md} lists
 * them, and where each is refused.
 */
final class PlainNames {

    /** Jobs that the version before queued still bear this name. */
    private static final String OF_BEFORE = "channel-untold";

    private static final Pattern ENTRY =
            Pattern.compile("^\\| `(\\w+)` \\| ([^|]+) \\| (word|name|text) \\|$", Pattern.MULTILINE);
    private static final Pattern PACKAGE = Pattern.compile("\\bpackage\\s+([\\w.]+)\\s*;");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|enum|interface)\\s+([A-Z]\\w*)");
    private static final Pattern BEAN =
            Pattern.compile("@(?:Component|Service|Repository|Configuration|Bean)\\(\"([a-zA-Z-]+)\"");

    /** At most inside a class that is inside a class; a call or a {@code new} is no declaration. */
    private static final Pattern METHOD = Pattern.compile(
            "^ {4,12}(?!return\\b|new\\b|throw\\b|else\\b|yield\\b|assert\\b)(?:[\\w@<][\\w.<>\\[\\],?@]*+ )+([a-z]\\w*)\\(",
            Pattern.MULTILINE);

    private static final Pattern CASE_OF_EVENTS =
            Pattern.compile("\\bimport (?:static )?dev\\.serai\\.event\\.(?:\\w+Event|Subject)\\.\\w+;");
    private static final Pattern NOISE =
            Pattern.compile("\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]++|\\\\.)*+\"|/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern REMARKS = Pattern.compile("\"\"\".*?\"\"\"|/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern TEXT =
            Pattern.compile("/\\*.*?\\*/|//[^\\n]*|\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]++|\\\\.)*+)\"", Pattern.DOTALL);

    /** "Stands for" is English for what an abbreviation means. */
    private static final Pattern INNER = Pattern.compile(
            "\\b(?:told|untold|wish(?:es)?|errands?|press(?:es|ed)?|judge[sd]?|looked|stands(?! for)|stood)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])");

    private final Map<String, String> words = new TreeMap<>();
    private final Map<String, String> names = new TreeMap<>();
    private final List<String> texts = new ArrayList<>();

    /** @param table the document that lists what went, each as {@code | `word` | what is said instead | where |} */
    PlainNames(String table) {
        Matcher entry = ENTRY.matcher(table);
        while (entry.find()) {
            if (entry.group(3).equals("name")) {
                names.put(entry.group(1), entry.group(2));
            } else {
                words.put(entry.group(1), entry.group(2));
            }
            if (entry.group(3).equals("text")) {
                texts.add(entry.group(1));
            }
        }
    }

    /** Those of the document. */
    static PlainNames ofDocument() {
        try {
            return new PlainNames(Files.readString(Path.of("docs/internals/names.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many words and names it knows. */
    int size() {
        return words.size() + names.size();
    }

    /** The types, beans and methods that a Java source declares with such a word in their names. */
    List<String> inJava(String source) {
        String code = NOISE.matcher(source).replaceAll(" ");
        List<String> found = new ArrayList<>();
        typesIn(source).forEach(type -> found.addAll(inName(type)));
        BEAN.matcher(REMARKS.matcher(source).replaceAll(" "))
                .results()
                .forEach(bean -> found.addAll(inName(bean.group(1))));
        METHOD.matcher(code).results().forEach(method -> found.addAll(inMethod(method.group(1))));
        CASE_OF_EVENTS.matcher(code).results().forEach(one -> found.add(one.group() + " write it with its group"));
        return found;
    }

    /** A name and its words: {@code TelegramDoor}, {@code cluster-look}, {@code serai.channel.untold}. */
    List<String> inName(String name) {
        List<String> found = new ArrayList<>();
        if (names.containsKey(name)) {
            found.add(name + ": say '" + names.get(name) + "'");
        }
        Matcher word = WORD.matcher(name.equals(OF_BEFORE) ? "" : name);
        while (word.find()) {
            found.addAll(inWord(name, word.group()));
        }
        return found;
    }

    /** The first word of a method's name, unless the name is a test's sentence. */
    private List<String> inMethod(String name) {
        Matcher first = WORD.matcher(name.contains("_") || name.startsWith("lookUp") ? "" : name);
        return first.find() ? inWord(name + "()", first.group()) : List.of();
    }

    private List<String> inWord(String name, String part) {
        String word = part.toLowerCase(Locale.ROOT);
        return words.containsKey(word)
                ? List.of(name + ": say '" + words.get(word) + "' for '" + word + "'")
                : List.of();
    }

    /** The lines of a document that hold one of the words that were only ever our own. */
    List<String> inText(String text) {
        return text.replace("`" + OF_BEFORE + "`", "")
                .lines()
                .filter(line -> texts.stream()
                        .anyMatch(word -> Pattern.compile("\\b" + word + "\\b", Pattern.CASE_INSENSITIVE)
                                .matcher(line)
                                .find()))
                .map(String::strip)
                .toList();
    }

    /** The texts of a Java source, those with a space in them, that say an inner word to people. */
    static List<String> inTextsOf(String source) {
        return TEXT.matcher(source)
                .results()
                .map(text -> text.group(1) == null ? text.group(2) : text.group(1))
                .filter(text -> text != null && text.contains(" "))
                .filter(text -> INNER.matcher(text).find())
                .toList();
    }

    /** The simple names of the types that a source declares, nested ones too; events with their group. */
    static List<String> typesIn(String source) {
        String code = NOISE.matcher(source).replaceAll(" ");
        List<String> types = new ArrayList<>();
        Matcher owner = PACKAGE.matcher(code);
        boolean events = owner.find() && owner.group(1).equals("dev.serai.event");
        Matcher type = TYPE.matcher(code);
        while (type.find()) {
            types.add(events && !types.isEmpty() ? types.get(0) + "." + type.group(1) : type.group(1));
        }
        return types;
    }

    /** Simple names of types that mean more than one thing, each with where. @param types by the file that declares them */
    static Map<String, TreeSet<String>> meaningTwo(Map<String, List<String>> types) {
        Map<String, TreeSet<String>> places = new TreeMap<>();
        types.forEach((file, names) -> {
            for (String name : names) {
                if (!places.computeIfAbsent(name, key -> new TreeSet<>()).add(file)) {
                    places.get(name).add(file + " again");
                }
            }
        });
        places.values().removeIf(files -> files.size() < 2);
        return places;
    }
}
