package dev.serai.hub.conversation;

import dev.serai.conversation.AnswerDraft;
import dev.serai.conversation.AnswerParts;
import dev.serai.conversation.AnswerParts.CitedClaim;
import dev.serai.conversation.IncidentPicture;
import dev.serai.conversation.ModelWords;
import dev.serai.conversation.RequestWords;
import dev.serai.conversation.StateAnswers;
import dev.serai.conversation.SuggestedPlaybook;
import dev.serai.hub.analysis.ModelRun;
import dev.serai.hub.investigation.Investigation;
import dev.serai.hub.investigation.Investigation.InvestigationOutcome;
import dev.serai.hub.llm.ModelAnswer;
import dev.serai.investigation.AnswerWords;
import dev.serai.language.InquiryKind;
import dev.serai.message.ChatLanguage;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a model says to a question: under its name, behind what the hub itself knows and did. */
@Component
class ModelStatements {

    private final IncidentPictureRows incidents;
    private final Clock clock;

    ModelStatements(IncidentPictureRows incidents, Clock clock) {
        this.incidents = incidents;
        this.clock = clock;
    }

    /** @param proposes whether what is proposed is said already */
    AnswerDraft answer(
            Investigation found, HeardTurn heard, AnswerParts parts, @Nullable ModelRun asked, boolean proposes) {
        if (!proposes) {
            facts(heard).ifPresent(parts::begin);
        }
        AnswerWords words = new AnswerWords(heard.language());
        return said(found, heard, words, parts.say(standsIn(heard.language(), asked)), proposes);
    }

    /** What the hub itself knows and did comes before a model's words, so that nobody takes these for it. */
    private Optional<AnswerDraft> facts(HeardTurn heard) {
        InquiryKind asked = heard.heard().inquiry();
        return Optional.ofNullable(heard.incident())
                .filter(incident -> asked != InquiryKind.PROCEDURE)
                .flatMap(incident -> incidents.picture(heard.tenant(), incident))
                .map(picture -> StateAnswers.facts(asked, heard.language(), picture, clock.instant()));
    }

    private static String standsIn(ChatLanguage language, @Nullable ModelRun asked) {
        ModelAnswer last = asked == null ? null : asked.dialogue().last();
        if (last == null || last.use().insteadOf() == null) {
            return "";
        }
        return ModelWords.standsIn(
                language, last.use().model(), Objects.requireNonNull(last.use().insteadOf()));
    }

    /** A model's words, each line marked as its own; a playbook that it chose is named by the hub, or not suggested. */
    private AnswerDraft said(
            Investigation found, HeardTurn heard, AnswerWords words, AnswerParts parts, boolean proposes) {
        String model = model(found);
        parts.say(found.outcome() == InvestigationOutcome.UNKNOWN ? words.unknown() : "");
        if (!found.claims().isEmpty() || !found.missing().isEmpty()) {
            parts.quote(heard.language(), model);
        }
        found.claims()
                .forEach(one -> parts.claim(quoted(InvestigationClaims.cited(one, found, heard)), words.uncited()));
        parts.say(found.missing().isEmpty() ? "" : ModelWords.line(words.missing(found.missing())))
                .say(InvestigationClaims.cut(heard));
        if (proposes) {
            return parts.draft();
        }
        if (found.playbook() == null || heard.incident() == null) {
            return parts.draft(null);
        }
        IncidentPicture picture =
                incidents.picture(heard.tenant(), heard.incident()).orElseThrow();
        if (picture.openProposal().isPresent()) {
            // What waits is decided first; it stands above the model's words.
            return parts.draft(null);
        }
        SuggestedPlaybook suggested = new SuggestedPlaybook(found.playbook(), heard.incident(), model);
        return parts.say(RequestWords.suggested(
                        heard.language(), suggested, picture.incident().title()))
                .draft(suggested);
    }

    static String model(Investigation found) {
        return found.analyst().replaceFirst("^model:", "");
    }

    static CitedClaim quoted(CitedClaim claim) {
        return new CitedClaim(ModelWords.line(claim.text()), claim.citations());
    }
}
