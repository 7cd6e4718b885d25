package dev.serai.conversation;

import dev.serai.conversation.Citation.CitationKind;
import dev.serai.message.ChatLanguage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who may do something, in each cluster that was asked, for the person who asked. */
public final class AccessWords {

    /** The reason of a cluster that is spoken of and that this hub does not know. */
    public static final String NOT_MANAGED = "NOT_MANAGED";

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

    /**
     * The answer of every cluster, each sentence with the objects that show it.
     *
     * @param named whether the name of a cluster stands before what it says
     * @param link where what was read is kept, a path
     */
    public static AnswerDraft of(
            ChatLanguage language, List<GrantedAccess> clusters, boolean named, String link, Instant now) {
        DraftWriter writer = new DraftWriter(language, now);
        for (GrantedAccess one : clusters) {
            if (named) {
                writer.say("Cluster %s:", "Cluster %s:", one.cluster());
            }
            if (one.reason().isEmpty()) {
                granted(writer, one, link);
            } else {
                writer.say("%s", "%s", unknown(language, one.reason(), one.cluster()));
            }
        }
        return clusters.isEmpty() ? AnswerDraft.plain(unknown(language, "NO_CLUSTER", "")) : writer.draft();
    }

    private static void granted(DraftWriter writer, GrantedAccess access, String link) {
        Set<String> left = new LinkedHashSet<>(access.citations());
        for (String line : access.text().lines().toList()) {
            writer.say("%s", "%s", line);
            access.citations().stream().filter(line::contains).limit(MOST_SHOWN).forEach(object -> {
                writer.cite(citation(access.cluster(), object, link));
                left.remove(object);
            });
        }
        if (!left.isEmpty()) {
            writer.say("Shown by:", "Das zeigen:");
            left.stream().limit(MOST_SHOWN).forEach(object -> writer.cite(citation(access.cluster(), object, link)));
        }
    }

    private static Citation citation(String cluster, String object, String link) {
        return new Citation(CitationKind.READING, id(cluster, object), title(cluster, object), link);
    }

    /** By which an object that was read is cited. */
    public static UUID id(String cluster, String object) {
        return UUID.nameUUIDFromBytes(title(cluster, object).getBytes(StandardCharsets.UTF_8));
    }

    private static String title(String cluster, String object) {
        return object + " on " + cluster;
    }

    private static String unknown(ChatLanguage language, String reason, String cluster) {
        String why = reason.equals(NOT_MANAGED)
                ? language.pick(
                        "the cluster " + cluster + " is not configured here",
                        "der Cluster " + cluster + " ist hier nicht eingerichtet")
                : why(language, reason);
        return language.pick("I cannot say who may: ", "Ich kann nicht sagen, wer das darf: ") + why + ".";
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
