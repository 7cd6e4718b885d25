package dev.serai.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import dev.serai.message.ChatLanguage;
import dev.serai.risk.RiskLevel;
import dev.serai.risk.RiskPlace;
import dev.serai.wire.WireName;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What makes a change risky, for the person who asked: each factor by its name, once. */
public final class RiskWords {

    private static final int MOST = 4;

    private final ChatLanguage language;

    private RiskWords(ChatLanguage language) {
        this.language = language;
    }

    /** @param factors of the contract's shape {@code RiskFactor}; the first few of them are said */
    public static String of(ChatLanguage language, JsonNode factors) {
        RiskWords words = new RiskWords(language);
        Set<String> said = new LinkedHashSet<>();
        factors.forEach(one -> said.add(words.factor(one)));
        return said.stream().limit(MOST).collect(Collectors.joining("; "));
    }

    static String level(ChatLanguage language, String level) {
        return language.pick(
                level,
                switch (RiskLevel.of(level)) {
                    case LOW -> "niedrig";
                    case MEDIUM -> "mittel";
                    case HIGH -> "hoch";
                    case CRITICAL -> "kritisch";
                });
    }

    private String factor(JsonNode factor) {
        String reason = ShortLine.of(factor.path("reason").asText());
        return switch (factor.path("name").asText()) {
            case "base_risk" -> language.pick(
                    "what this kind of change risks by itself", "was so eine Änderung von sich aus riskiert");
            case "environment" -> language.pick("environment ", "Umgebung ") + named(reason);
            case "severity" -> language.pick("severity ", "Schweregrad ") + severity(reason);
            case "node_level" -> language.pick(reason, "es trifft einen ganzen Knoten");
            case "blast_radius" -> language.pick(reason, "es betrifft " + number(reason) + " Objekte");
            case "reversibility" -> language.pick(reason, "es lässt sich nicht zurücknehmen");
            case "freeze_window" -> language.pick(reason, "gerade gilt ein Änderungsstopp");
            case "failed_before" -> language.pick(reason, "es schlug hier kürzlich fehl, Anzahl: " + number(reason));
            case "unknown_before" -> language.pick(
                    reason, "der Ausgang blieb hier kürzlich unbekannt, Anzahl: " + number(reason));
            case "model_concern" -> language.pick(reason, "das Modell, das den Vorfall las, ist besorgt");
            case "person_only" -> language.pick(reason, "nur ein Mensch hat darum gebeten, kein Playbook trifft zu");
            case "model_only" -> language.pick(reason, "nur ein Modell hat darum gebeten");
                // The reason stands in the policy.
            default -> reason;
        };
    }

    /** An environment is called what its people call it. */
    private String named(String word) {
        if (word.isBlank()) {
            return language.pick("unknown", "unbekannt");
        }
        return word.equals(RiskPlace.BY_HAND)
                ? language.pick(word, "unbekannt: von Hand genannt, nicht vom Vorfall")
                : word;
    }

    private String severity(String word) {
        return WireName.find(Severity.class, word)
                .map(severity -> SaidSeverity.of(language, severity))
                .orElseGet(() -> named(word));
    }

    private static String number(String reason) {
        return reason.replaceAll("\\D+", "");
    }
}
