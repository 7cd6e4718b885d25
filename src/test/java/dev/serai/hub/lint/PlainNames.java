package dev.serai.hub.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that say nothing to somebody who knows Camel and on-call work. They went from the names of types, beans, routes and
 * metrics and from the documents, and shall not come back.
 */
final class PlainNames {

    /** Each with what is said instead. */
    static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("ballot", "decision evaluation"),
            Map.entry("bell", "wake-up"),
            Map.entry("desk", "steps, or commands"),
            Map.entry("door", "request verifier, or filter"),
            Map.entry("errand", "delivery attempt"),
            Map.entry("essence", "trimmed object"),
            Map.entry("freezer", "argument resolver"),
            Map.entry("frozen", "resolved arguments"),
            Map.entry("gathered", "evidence round"),
            Map.entry("judge", "detector, analyst or check"),
            Map.entry("judgement", "detection"),
            Map.entry("look", "probe"),
            Map.entry("looks", "probes"),
            Map.entry("press", "interaction"),
            Map.entry("presses", "interactions"),
            Map.entry("standing", "status"),
            Map.entry("telling", "notification planner"),
            Map.entry("troubled", "recheck queue"),
            Map.entry("untold", "delivery failed"),
            Map.entry("wish", "request"),
            Map.entry("wishes", "requests"));

    /** In running text most of them are ordinary words; these were only ever our own. */
    private static final List<String> IN_TEXTS =
            List.of("ballot", "desk", "errand", "errands", "freezer", "troubled", "untold", "wish", "wishes");

    /** Jobs that the version before queued still bear this name. */
    private static final String OF_BEFORE = "channel-untold";

    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|enum|interface)\\s+([A-Z]\\w*)");
    private static final Pattern BEAN =
            Pattern.compile("@(?:Component|Service|Repository|Configuration|Bean)\\(\"([a-zA-Z-]+)\"");
    private static final Pattern NOISE = Pattern.compile("\"\"\".*?\"\"\"|/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])");

    private PlainNames() {}

    /** The types and beans that a Java source declares with such a word in their names. */
    static List<String> inJava(String source) {
        String code = NOISE.matcher(source).replaceAll(" ");
        List<String> found = new ArrayList<>();
        for (Pattern pattern : List.of(TYPE, BEAN)) {
            Matcher name = pattern.matcher(code);
            while (name.find()) {
                found.addAll(inName(name.group(1)));
            }
        }
        return found;
    }

    /** A name's words: {@code TelegramDoor}, {@code cluster-look}, {@code serai.channel.untold}. */
    static List<String> inName(String name) {
        List<String> found = new ArrayList<>();
        Matcher word = WORD.matcher(name.equals(OF_BEFORE) ? "" : name);
        while (word.find()) {
            String plain = word.group().toLowerCase(Locale.ROOT);
            if (INSTEAD.containsKey(plain)) {
                found.add(name + ": say '" + INSTEAD.get(plain) + "' for '" + plain + "'");
            }
        }
        return found;
    }

    /** The lines of a document that hold one of the words that were only ever our own. */
    static List<String> inText(String text) {
        return text.replace("`" + OF_BEFORE + "`", "")
                .lines()
                .filter(line -> IN_TEXTS.stream()
                        .anyMatch(word -> Pattern.compile("\\b" + word + "\\b", Pattern.CASE_INSENSITIVE)
                                .matcher(line)
                                .find()))
                .map(String::strip)
                .toList();
    }

    /** Simple names of top-level types that mean more than one thing, each with where. */
    static Map<String, TreeSet<String>> meaningTwo(List<String> qualifiedNames) {
        Map<String, TreeSet<String>> places = new TreeMap<>();
        for (String qualified : qualifiedNames) {
            String simple = qualified.substring(qualified.lastIndexOf('.') + 1);
            places.computeIfAbsent(simple, key -> new TreeSet<>()).add(qualified);
        }
        places.values().removeIf(names -> names.size() < 2);
        return places;
    }
}
