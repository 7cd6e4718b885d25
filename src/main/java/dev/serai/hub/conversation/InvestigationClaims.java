package dev.serai.hub.conversation;

import dev.serai.conversation.AnswerParts.CitedClaim;
import dev.serai.conversation.Citation;
import dev.serai.conversation.ConversationWords;
import dev.serai.hub.investigation.Investigation;
import dev.serai.hub.investigation.InvestigationRequest;
import dev.serai.investigation.AnswerClaim;
import dev.serai.message.WholeSigns;
import java.util.List;

/** The claims of an answer with what they rest on, and where the API shows that. */
class InvestigationClaims {

    private static final int LONGEST_CLAIM = 400;

    private InvestigationClaims() {}

    static String source(AnswerClaim claim, Investigation found) {
        return found.citations().stream()
                .filter(one -> claim.labels().contains(one.label()))
                .map(Investigation.CitedSource::source)
                .findFirst()
                .orElse("");
    }

    static CitedClaim cited(AnswerClaim claim, Investigation found, HeardTurn heard) {
        List<Citation> citations = found.citations().stream()
                .filter(one -> claim.labels().contains(one.label()))
                .map(one -> CitedLinks.of(one, heard.incident(), heard.link()))
                .toList();
        String text = claim.text();
        boolean known = found.analyst().equals(Investigation.KNOWN);
        return new CitedClaim(known ? WholeSigns.cut(text, LONGEST_CLAIM) : text, citations);
    }

    /** What is said where a question was too long to be asked whole. */
    static String cut(HeardTurn heard) {
        int most = InvestigationRequest.LONGEST;
        return heard.turn().command().argument().length() <= most
                ? ""
                : ConversationWords.questionCut(heard.language(), most);
    }
}
