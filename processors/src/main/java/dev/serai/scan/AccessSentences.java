package dev.serai.scan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An answer in sentences, each with the objects that show it. */
public final class AccessSentences {

    private static final int MOST_SUBJECTS = 40;
    private static final int MOST_CHAINS = 3;

    /** The verbs of roles. */
    private static final Map<String, String> GERMAN = Map.of(
            "get", "lesen",
            "list", "auflisten",
            "watch", "beobachten",
            "create", "anlegen",
            "update", "ändern",
            "patch", "ändern",
            "delete", "löschen",
            "deletecollection", "löschen");

    private final AccessAnswer answer;
    private final boolean german;

    private AccessSentences(AccessAnswer answer, boolean german) {
        this.answer = answer;
        this.german = german;
    }

    /** @param german whether in German; else in English */
    public static List<String> of(AccessAnswer answer, boolean german) {
        return new AccessSentences(answer, german).sentences();
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        Map<RightsSubject, Set<String>> chains = new LinkedHashMap<>();
        answer.grants().forEach(grant -> chains.computeIfAbsent(grant.subject(), subject -> new LinkedHashSet<>())
                .add(reason(grant)));
        sentences.add(chains.isEmpty() ? nobody() : some(chains.size()));
        chains.entrySet().stream()
                .limit(MOST_SUBJECTS)
                .forEach(one -> sentences.add(subject(one.getKey(), one.getValue())));
        if (chains.size() > MOST_SUBJECTS) {
            int more = chains.size() - MOST_SUBJECTS;
            sentences.add(german ? "Und " + more + " weitere." : "And " + more + " more.");
        }
        sentences.addAll(limits());
        return sentences;
    }

    private String question() {
        AccessQuestion question = answer.question();
        String where = question.namespace().isEmpty()
                ? german ? "im ganzen Cluster" : "in the whole cluster"
                : "in " + question.namespace();
        if (question.isEverything()) {
            return german ? where + " alles" : "do everything " + where;
        }
        return german
                ? question.resource() + " " + where + " " + GERMAN.getOrDefault(question.verb(), question.verb())
                : question.verb() + " " + question.resource() + " " + where;
    }

    private String nobody() {
        if (!answer.isComplete()) {
            return german
                    ? "In dem, was lesbar war, erlaubt keine Rolle " + question() + "."
                    : "Of what could be read, no role allows " + question() + ".";
        }
        return german ? "Keine Rolle erlaubt " + question() + "." : "No role allows " + question() + ".";
    }

    private String some(int count) {
        return german
                ? count + (count == 1 ? " darf " : " dürfen ") + question() + ":"
                : count + " may " + question() + ":";
    }

    private String reason(AccessGrant grant) {
        String named = grant.names().isEmpty() ? "" : german ? ", nur " : ", only ";
        String chain = german ? grant.chain().replace("gathered from", "gesammelt aus") : grant.chain();
        return chain + named + String.join(", ", grant.names());
    }

    private String subject(RightsSubject subject, Set<String> chains) {
        List<String> shown = chains.stream().limit(MOST_CHAINS).toList();
        String more = chains.size() > MOST_CHAINS ? " (+" + (chains.size() - MOST_CHAINS) + ")" : "";
        return "- " + subject + about(subject) + ": " + String.join("; ", shown) + more;
    }

    private String about(RightsSubject subject) {
        if (subject.isAnybody()) {
            return german ? " (jeder, ohne Anmeldung)" : " (anybody, without signing in)";
        }
        if (subject.isEveryAccount()) {
            return german ? " (alle Angemeldeten dieser Art)" : " (everybody of that kind who is signed in)";
        }
        return "";
    }

    private List<String> limits() {
        List<String> limits = new ArrayList<>();
        if (german && !answer.gaps().isEmpty()) {
            limits.add("Nicht alles war lesbar, also kann hier jemand fehlen.");
        } else {
            limits.addAll(answer.gaps());
        }
        if (answer.question().namespace().isEmpty()) {
            limits.add(
                    german
                            ? "Wer das nur in einem Namespace darf, ist nicht dabei: Frag mit dem Namespace, etwa „in shop“."
                            : "Who may so in one namespace only is not among them: ask with the namespace, as in 'in shop'.");
        }
        limits.add(
                german
                        ? "Wer zu einer Gruppe gehört, weiß der Cluster nicht; system:masters darf alles, ohne Rolle."
                        : "Who belongs to a group the cluster does not know; system:masters may do everything, without a role.");
        return limits;
    }
}
