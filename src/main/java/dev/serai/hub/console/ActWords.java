package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serai.action.Effect;
import dev.serai.conversation.RiskWords;
import dev.serai.message.ActSentence;
import dev.serai.message.ChatLanguage;
import dev.serai.message.ProposedAct;
import dev.serai.message.StepWords;
import dev.serai.wire.WireName;

/** What an action does, as a sentence. */
final class ActWords {

    private ActWords() {}

    /** For instance {@code Roll back shop/cart from 1.5.0 to 1.4.2}: an imperative without a sign at its end. */
    static String title(JsonNode action) {
        String kamelet = action.path("kamelet").asText();
        String words = ProposedAct.words(ChatLanguage.ENGLISH, kamelet, action.path("arguments"))
                .orElseGet(() -> ActSentence.further(action));
        return ActSentence.versions(words, action.path("dry_run").asText(""));
    }

    /** Whether it is more than reading; what nobody knows the effect of counts as a change. */
    static boolean changes(JsonNode actionOrStep) {
        return WireName.find(Effect.class, actionOrStep.path("effect").asText()).orElse(Effect.CHANGE) != Effect.READ;
    }

    /** What one factor of a risk is. */
    static String factor(JsonNode factor) {
        String said = RiskWords.of(
                ChatLanguage.ENGLISH, JsonNodeFactory.instance.arrayNode().add(factor));
        // The incident may have become worse since; the risk is what it was when the change was proposed.
        return Wording.capital(said)
                + (factor.path("name").asText().equals("severity") ? " when this was proposed" : "");
    }

    /** Why a step of a playbook was not proposed: a sentence. */
    static String whyNot(String reason, String detail) {
        return Wording.capital(StepWords.of(ChatLanguage.ENGLISH, reason, detail));
    }
}
