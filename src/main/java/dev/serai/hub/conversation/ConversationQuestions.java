package dev.serai.hub.conversation;

import dev.serai.conversation.AnswerDraft;
import dev.serai.conversation.AnswerParts;
import dev.serai.conversation.ContextChoice;
import dev.serai.conversation.ContextChoice.ChosenContext;
import dev.serai.conversation.HeardMessage.HeardKind;
import dev.serai.conversation.LookupWords;
import dev.serai.hub.analysis.ModelRun;
import dev.serai.hub.investigation.Investigation;
import dev.serai.hub.investigation.InvestigationRequest;
import dev.serai.hub.investigation.InvestigationRequest.QuestionOrigin;
import dev.serai.hub.investigation.InvestigationRequest.Topic;
import dev.serai.hub.llm.ModelRegistry;
import dev.serai.language.InquiryKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands questions to whoever looks into them, and makes of what was found what is said. */
@Component("conversationQuestions")
class ConversationQuestions {

    /** So much of what was said before goes with a question, in UTF-16 units. */
    private static final int CONTEXT = 6_000;

    private final TurnStore turns;
    private final ConversationAnswers answers;
    private final ModelRegistry models;
    private final KnownQuestionAnswers known;
    private final ModelStatements said;

    ConversationQuestions(
            TurnStore turns,
            ConversationAnswers answers,
            ModelRegistry models,
            KnownQuestionAnswers known,
            ModelStatements said) {
        this.turns = turns;
        this.answers = answers;
        this.models = models;
        this.known = known;
        this.said = said;
    }

    /** Whether it is looked into: a question, or what to do about an incident where a model may be asked, which may propose. */
    public boolean isLookedInto(@Body HeardTurn heard) {
        return heard.kind() == HeardKind.QUESTION
                || heard.kind() == HeardKind.PROPOSE && heard.incident() != null && models.any();
    }

    /** Whether only a part of what was asked is answered: a model is given all of it. */
    public boolean isPart(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard) {
        return heard.heard().saysMore() && !(models.any() && isLookedInto(heard));
    }

    /** The answer, and that it is one to the first question. */
    public AnswerDraft part(@Body AnswerDraft draft, @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard) {
        return draft.and(LookupWords.onlyTheFirst(heard.language()));
    }

    /** The body for {@code direct:investigate}. */
    public InvestigationRequest request(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard) {
        ConversationTurn turn = heard.turn();
        StoredConversation conversation = turn.conversation();
        ConversationPlace place = conversation.place();
        return new InvestigationRequest(
                turn.tenant(),
                turn.account().username(),
                turn.permit(),
                heard.incident(),
                topic(heard.heard().inquiry()),
                turn.command().argument(),
                history(turn),
                heard.language(),
                new QuestionOrigin(
                        conversation.id(),
                        turn.messageId(),
                        place == null ? StoredConversation.API : place.channel(),
                        conversation.model()));
    }

    private static Topic topic(@Nullable InquiryKind asked) {
        return asked == null
                ? Topic.OTHER
                : switch (asked) {
                    case WHY -> Topic.WHY;
                    case WHAT_CHANGED -> Topic.WHAT_CHANGED;
                    case SEEN_BEFORE -> Topic.SEEN_BEFORE;
                    case PROPOSE -> Topic.PROPOSE;
                    case PROCEDURE -> Topic.PROCEDURE;
                    default -> Topic.OTHER;
                };
    }

    /** The last turns, behind a summary of those before. */
    private List<String> history(ConversationTurn turn) {
        ChosenContext chosen = ContextChoice.choose(
                turns.recent(turn.tenant(), turn.conversation().id()), CONTEXT);
        List<String> lines = new ArrayList<>();
        if (!chosen.summary().isEmpty()) {
            lines.add("before, in short: " + chosen.summary());
        }
        chosen.turns().forEach(said -> lines.add(said.author().wire() + ": " + said.text()));
        return lines;
    }

    /** A model's answer as it is; without one what is stored, and then what else is known. */
    public AnswerDraft answer(
            @Body Investigation found,
            @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard,
            @ExchangeProperty(ModelRun.PROPERTY) @Nullable ModelRun asked) {
        AnswerParts parts = new AnswerParts();
        boolean proposes = heard.kind() == HeardKind.PROPOSE && heard.incident() != null;
        if (proposes) {
            UUID incident = Objects.requireNonNull(heard.incident());
            parts.begin(answers.propose(heard, incident, found.advice(), ModelStatements.model(found)));
        }
        return found.analyst().equals(Investigation.KNOWN)
                ? known.answer(found, heard, parts, proposes)
                : said.answer(found, heard, parts, asked, proposes);
    }
}
