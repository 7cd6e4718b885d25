package dev.serai.message;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in words where evidence comes from, which is stored as {@code kubernetes:demo/shop/cart-1/logs/previous}. */
public final class SourceWords {

    private static final Pattern CLUSTER = Pattern.compile("kubernetes:([^/]+)/(.+?)/(logs/[^/]+|[^/]+)");
    private static final Pattern KIND = Pattern.compile("([^/]+)/([^/]+)/([^/]+)");
    private static final Pattern ROW =
            Pattern.compile("(?:knowledge:)?([a-z]+):\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final String KNOWLEDGE = "knowledge:";

    /** What rows are called. */
    private static final Map<String, String> GERMAN =
            Map.of("incident", "Vorfall", "alert", "Alarm", "action", "Aktion", "analysis", "Analyse");

    private SourceWords() {}

    /** For instance {@code log of shop/cart-1 on demo before its restart}; what has no words stays as it is. */
    public static String of(ChatLanguage language, String source) {
        Matcher cluster = CLUSTER.matcher(source);
        if (cluster.matches()) {
            return what(language, cluster.group(3))
                    + language.pick(" of ", " von ")
                    + object(cluster.group(2))
                    + language.pick(" on ", " auf ")
                    + cluster.group(1)
                    + (cluster.group(3).equals("logs/previous")
                            ? language.pick(" before its restart", " vor dem Neustart")
                            : "");
        }
        Matcher row = ROW.matcher(source);
        if (row.matches()) {
            return row(language, row.group(1), source.startsWith(KNOWLEDGE));
        }
        if (source.equals("http-probe")) {
            return language.pick("answer of its address", "Antwort seiner Adresse");
        }
        String plain = source.startsWith(KNOWLEDGE) ? source.substring(KNOWLEDGE.length()) : source;
        return plain.replaceFirst(":(?! )", " ");
    }

    private static String object(String path) {
        Matcher kind = KIND.matcher(path);
        return kind.matches() ? kind.group(2) + " " + kind.group(1) + "/" + kind.group(3) : path;
    }

    private static String what(ChatLanguage language, String look) {
        return switch (look) {
            case "logs/previous", "logs/current", "logs" -> language.pick("log", "Log");
            case "log-rates" -> language.pick("log against the hour before", "Log gegen die Stunde davor");
            case "history" -> language.pick("rollouts", "Rollouts");
            case "events" -> language.pick("events", "Ereignisse");
            case "usage" -> language.pick("usage", "Verbrauch");
            default -> language.pick("state", "Zustand");
        };
    }

    private static String row(ChatLanguage language, String kind, boolean remembered) {
        String words = language.pick(kind, GERMAN.getOrDefault(kind, kind));
        return remembered ? language.pick("past ", "früherer ") + words : words;
    }
}
