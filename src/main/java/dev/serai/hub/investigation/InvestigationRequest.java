package dev.serai.hub.investigation;

import dev.serai.hub.llm.AnswerPieces;
import dev.serai.investigation.ToolPermit;
import dev.serai.message.ChatLanguage;
import dev.serai.message.WholeSigns;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's question: the body for {@code direct:investigate}, which answers with an {@link Investigation}.
 *
 * @param askedBy the name of the account
 * @param permit what that person may see and propose with what they ask with: what needs more is not there for the question
 * @param incidentId the incident it is about, if any; it is the tenant's, or there is none
 * @param topic what it is about, as far as it is known without a model
 * @param question in the person's own words, without secrets
 * @param history what was said before, the oldest first, a line each; data like all other
 * @param origin where it was asked
 * @param pieces shows a model's answer as it comes, statement by statement; null to get it whole
 */
public record InvestigationRequest(
        String tenant,
        String askedBy,
        ToolPermit permit,
        @Nullable UUID incidentId,
        Topic topic,
        String question,
        List<String> history,
        ChatLanguage language,
        QuestionOrigin origin,
        @Nullable AnswerPieces pieces) {

    /** A question whose answer is shown whole. */
    public InvestigationRequest(
            String tenant,
            String askedBy,
            ToolPermit permit,
            @Nullable UUID incidentId,
            Topic topic,
            String question,
            List<String> history,
            ChatLanguage language,
            QuestionOrigin origin) {
        this(tenant, askedBy, permit, incidentId, topic, question, history, language, origin, null);
    }

    /** The same question, its answer shown as it comes. */
    public InvestigationRequest shownBy(AnswerPieces consumer) {
        return new InvestigationRequest(
                tenant, askedBy, permit, incidentId, topic, question, history, language, origin, consumer);
    }

    /**
     * Where a question was asked; null where there is none.
     *
     * @param conversation it belongs to
     * @param message that asks it; the answer has its id, so that what was looked at is found from there
     * @param channel of the chat, for instance {@code telegram}
     * @param model that was chosen there
     */
    public record QuestionOrigin(
            @Nullable UUID conversation, @Nullable UUID message, @Nullable String channel, @Nullable String model) {

        public static final QuestionOrigin NONE = new QuestionOrigin(null, null, null, null);
    }

    /** What a question is about; each has an answer without a model. */
    public enum Topic {
        WHY,
        WHAT_CHANGED,
        SEEN_BEFORE,
        /** What to do about it: the one topic for which a model may propose, where the role may. */
        PROPOSE,
        /** How something is done in general, whatever is wrong now. */
        PROCEDURE,
        OTHER
    }

    /** Longest question, in UTF-16 units: what one message of the API may have. Of a longer one the beginning is asked. */
    public static final int LONGEST = 4_000;

    public InvestigationRequest {
        history = List.copyOf(history);
        question = WholeSigns.cut(question, LONGEST);
    }
}
