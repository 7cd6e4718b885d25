package dev.serai.conversation;

import dev.serai.alert.Severity;
import dev.serai.message.ChatLanguage;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How bad something is, in the person's language. */
final class SaidSeverity {

    private static final Map<Severity, Pattern> NAMED = Map.of(
            Severity.CRITICAL, word("critical|kritisch(?:e[nrms]?)?"),
            Severity.HIGH, word("high|hoch|hohe[nrms]?"),
            Severity.MEDIUM, word("medium|mittel|mittlere[nrms]?"),
            Severity.LOW, word("low|niedrig(?:e[nrms]?)?"));
    private static final Pattern COUNT = word("how many|number of|count|wie ?viele|anzahl");

    private SaidSeverity() {}

    private static Pattern word(String words) {
        return Pattern.compile("\\b(?:" + words + ")\\b", Pattern.CASE_INSENSITIVE);
    }

    /** Which a question names, the worst first; empty where it names none. */
    static Set<Severity> named(String asked) {
        return NAMED.entrySet().stream()
                .filter(one -> one.getValue().matcher(asked).find())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Severity.class)));
    }

    /** Whether a number is asked for. */
    static boolean isCount(String asked) {
        return COUNT.matcher(asked).find();
    }

    static String of(ChatLanguage language, Severity severity) {
        return language.pick(
                severity.wire(),
                switch (severity) {
                    case CRITICAL -> "kritisch";
                    case HIGH -> "hoch";
                    case MEDIUM -> "mittel";
                    case LOW -> "niedrig";
                    case INFO -> "Hinweis";
                });
    }
}
