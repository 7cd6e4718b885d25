package dev.serai.conversation;

import dev.serai.message.ChatLanguage;
import java.util.List;

/** Who may do something, in each cluster that was asked, for the person who asked. */
public final class AccessWords {

    private static final int MOST_SHOWN = 10;

    private AccessWords() {}

    /**
     * What one cluster's roles say.
     *
     * @param cluster its name; empty where none was asked
     * @param text sentences in the person's language; empty where there are none
     * @param reason why there are none, as a code; empty where there are some
     * @param citations the objects that show it
     */
    public record GrantedAccess(String cluster, String text, String reason, List<String> citations) {

        public GrantedAccess {
            citations = List.copyOf(citations);
        }
    }

    /** The answer of every cluster; with its name before it where there are several. */
    public static AnswerDraft of(ChatLanguage language, List<GrantedAccess> clusters) {
        StringBuilder text = new StringBuilder();
        for (GrantedAccess one : clusters) {
            text.append(text.isEmpty() ? "" : "\n\n");
            if (clusters.size() > 1) {
                text.append("Cluster ").append(one.cluster()).append(":\n");
            }
            text.append(one.reason().isEmpty() ? one.text() : unknown(language, one.reason()));
            if (!one.citations().isEmpty()) {
                text.append('\n').append(language.pick("Shown by: ", "Das zeigen: "));
                text.append(String.join(
                        ", ", one.citations().stream().limit(MOST_SHOWN).toList()));
            }
        }
        return AnswerDraft.plain(clusters.isEmpty() ? unknown(language, "NO_CLUSTER") : text.toString());
    }

    private static String unknown(ChatLanguage language, String reason) {
        return language.pick("I cannot say who may: ", "Ich kann nicht sagen, wer das darf: ") + why(language, reason)
                + ".";
    }

    private static String why(ChatLanguage language, String reason) {
        return switch (reason) {
            case "NO_CLUSTER" -> language.pick("this hub knows no cluster", "dieser Hub kennt keinen Cluster");
            case "REFUSED_POLICY" -> language.pick(
                    "this hub's settings do not let it look there",
                    "die Einstellungen dieses Hubs lassen ihn dort nicht nachsehen");
            case "REFUSED_ARGUMENTS" -> language.pick(
                    "roles have no such verb, resource or namespace",
                    "Rollen kennen dieses Verb, diese Ressource oder diesen Namespace nicht");
            case "UNAUTHORIZED" -> language.pick(
                    "the cluster does not know this hub", "der Cluster kennt diesen Hub nicht");
            case "FORBIDDEN" -> language.pick(
                    "this hub may not read the cluster's roles", "dieser Hub darf die Rollen des Clusters nicht lesen");
            case "UNREACHABLE", "TIMEOUT", "LOST" -> language.pick(
                    "the cluster did not answer", "der Cluster hat nicht geantwortet");
            case "BUSY", "SERVER_ERROR" -> language.pick(
                    "the cluster could not answer now", "der Cluster konnte gerade nicht antworten");
            case "TOO_LARGE" -> language.pick(
                    "there are more roles than are read", "es gibt mehr Rollen, als gelesen werden");
            default -> language.pick(
                    "the cluster's roles could not be read", "die Rollen des Clusters waren nicht zu lesen");
        };
    }
}
