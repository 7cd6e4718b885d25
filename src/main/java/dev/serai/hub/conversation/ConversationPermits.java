package dev.serai.hub.conversation;

import dev.serai.access.Scope;
import dev.serai.conversation.AnswerDraft;
import dev.serai.conversation.ChatCommand.ChatCommandName;
import dev.serai.conversation.RequestWords;
import dev.serai.hub.http.OperationAccess;
import dev.serai.language.InquiryKind;
import dev.serai.message.ChatLanguage;
import java.util.List;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/** What is said with a personal token does what its scopes let it do by the API, and no more. */
@Component("conversationPermits")
class ConversationPermits {

    /** What words are read against and answers are made of; sources of their own are left out of what is looked at. */
    private static final List<String> WORDS = List.of("listIncidents", "listAlerts", "listActions", "listApprovals");

    private final OperationAccess operations;

    ConversationPermits(OperationAccess operations) {
        this.operations = operations;
    }

    /** Whether a command, or being understood at all, needs more; or its conversation or its token ended before it could be answered. */
    public boolean refuses(@Body ConversationTurn turn) {
        return turn.lapsed() || turn.isPast() || !missing(turn).isEmpty();
    }

    public AnswerDraft refuse(@Body ConversationTurn turn) {
        ChatLanguage language = turn.language();
        if (turn.lapsed()) {
            return AnswerDraft.plain(RequestWords.tokenEnded(language));
        }
        return turn.isPast() ? AnswerDraft.plain(RequestWords.saidTooLate(language)) : refusal(language, missing(turn));
    }

    /** Whether what is asked for needs more. */
    public boolean refusesHeard(@Body HeardTurn heard) {
        return !missing(heard).isEmpty();
    }

    public AnswerDraft refuseHeard(@Body HeardTurn heard) {
        return refusal(heard.language(), missing(heard));
    }

    private static AnswerDraft refusal(ChatLanguage language, List<Scope> missing) {
        return AnswerDraft.plain(RequestWords.needsScopes(
                language, missing.stream().map(Scope::toString).toList()));
    }

    private List<Scope> missing(ConversationTurn turn) {
        return operations.missing(needed(turn.commandName()), turn.permit());
    }

    private List<Scope> missing(HeardTurn heard) {
        return operations.missing(needed(heard), heard.turn().permit());
    }

    private static List<String> needed(ChatCommandName command) {
        return switch (command) {
            case ASK, STATUS -> WORDS;
            case INCIDENTS -> List.of("listIncidents");
            case APPROVE -> List.of("listIncidents", "listActions", "listApprovals");
            case ACK -> List.of("acknowledgeIncident");
                // These show the caller's own conversation, or nothing.
            case HELP, MODEL, RESET, EXPORT, UNKNOWN -> List.of();
        };
    }

    private static List<String> needed(HeardTurn heard) {
        return switch (heard.kind()) {
            case CHANGE, UNSEEN -> List.of("proposeAction");
            case CONSENT -> List.of("runPlaybook");
            case WITHDRAW -> List.of("cancelAction");
            case ACKNOWLEDGE -> List.of("acknowledgeIncident");
            case PROPOSE -> List.of("listPlaybooks");
            case WHO_MAY, SCAN -> List.of("getScan");
            case APPROVALS, DECIDED -> needed(ChatCommandName.APPROVE);
            case LOGS, PODS, ROLLOUTS -> List.of("listIncidentEvidence");
                // Further sources are left out of what is looked at instead; a procedure has only the one.
            case QUESTION -> heard.heard().inquiry() == InquiryKind.PROCEDURE ? List.of("searchKnowledge") : List.of();
            case HELPED, STATUS, INCIDENTS, ON_CALL, AUDIT, HELP, SOURCES, TOO_LATE, UNCLEAR -> List.of();
        };
    }
}
