package dev.serai.message;

import dev.serai.action.ActionState;
import dev.serai.action.RefusalReason;
import dev.serai.wire.WireName;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Why something is not proposed, for the person who asked and in their language. Its code stands in the API only. */
public final class RefusalWords {

    private static final Pattern SETTINGS = Pattern.compile(",? *see serai\\.[\\w.]+");

    private static final String RESOLVED = "incident-resolved";

    private RefusalWords() {}

    /**
     * @param code as the API answers it
     * @param detail the same: a sentence, or a reason's name and behind it what it is about
     */
    public static String of(ChatLanguage language, String code, String detail) {
        return code.equals(RESOLVED)
                ? language.pick(
                        "The incident is over; nothing is done about it any more.",
                        "Der Vorfall ist vorbei; dazu wird nichts mehr getan.")
                : of(language, detail);
    }

    /** @param detail as the API answers it: the reason's name, and behind it what it is about */
    public static String of(ChatLanguage language, String detail) {
        return Arrays.stream(RefusalReason.values())
                .filter(reason -> detail.matches(reason.asked() + "(?s:\\b.*)?"))
                .findFirst()
                .map(reason ->
                        of(language, reason, detail.substring(reason.asked().length())))
                .orElse(detail);
    }

    /** @param about which argument, which target or in which state; may be empty */
    public static String of(ChatLanguage language, RefusalReason reason, String about) {
        String sentence = language.pick(reason.text(), german(reason));
        String rest = SETTINGS.matcher(about).replaceFirst("").replaceFirst("^[: ]+", "");
        String said = WireName.find(ActionState.class, rest)
                .map(state -> StateWords.of(language, state))
                .orElse(rest);
        return said.isEmpty() ? sentence : sentence.substring(0, sentence.length() - 1) + " (" + said + ").";
    }

    private static String german(RefusalReason reason) {
        return switch (reason) {
            case NO_SUCH_PLAYBOOK -> "Ein solches Playbook gibt es nicht.";
            case NO_SUCH_STEP -> "Das Playbook hat keinen solchen Schritt.";
            case NO_SUCH_ACTION -> "Der Kamelet steht nicht im Katalog.";
            case NO_VALUE -> "Ein Ausdruck hat für diesen Vorfall keinen Wert.";
            case PATTERN_MISMATCH -> "Ein Wort aus einem Alarm passt nicht zu seinem Muster.";
            case SCHEMA_MISMATCH -> "Das Schema des Kamelets lässt ein Argument nicht zu.";
            case NO_SUCH_EVIDENCE -> "Der Beleg gehört nicht zum Vorfall, oder sein Inhalt wurde nicht behalten.";
            case TOO_LARGE -> "Die Argumente oder das Ziel sind zu lang.";
            case NO_TARGET -> "Es fehlt ein Argument, das zum Ziel gehört.";
            case SECRET_IN_ARGUMENTS -> "Ein Argument oder das Ziel enthält, was wie ein Geheimnis aussieht.";
            case EXECUTOR_NOT_CONFIGURED -> "Das ändert einen Cluster, und der Hub kennt keinen.";
            case NO_SUCH_CLUSTER -> "Der Hub kennt keinen solchen Cluster.";
            case CHANGES_NOT_ALLOWED -> "Die Einstellungen des Hubs erlauben keine Änderungen am Cluster.";
            case NAMESPACE_NOT_LISTED -> "Der Namespace steht nicht in den Einstellungen des Clusters.";
            case NODE_NOT_LISTED -> "Der Knoten steht nicht in den Einstellungen des Clusters.";
            case PROTECTED -> "Die Einstellungen des Clusters schützen es oder seinen Namespace.";
            case BAD_URL -> "Die Adresse kann nicht aufgerufen werden.";
            case NOT_ON_LIST -> "Die Adresse steht nicht auf der Liste der erlaubten.";
            case OPEN_ELSEWHERE -> "Etwas anderes, das dasselbe ändert, ist offen oder wird geprüft.";
            case COOLDOWN -> "Dasselbe wurde mit diesem Ziel vor kurzem getan.";
            case BUDGET_EXHAUSTED -> "Die Änderungen dieser Stunde sind für den Cluster verbraucht.";
            case ALREADY_COMPENSATED -> "Es wird oder wurde schon zurückgenommen.";
            case RATE_LIMITED -> "In der letzten Minute wurden zu viele lesende Aktionen begonnen.";
        };
    }
}
