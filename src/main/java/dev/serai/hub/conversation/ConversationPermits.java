package dev.serai.hub.conversation;

import dev.serai.access.Scope;
import dev.serai.approval.Role;
import dev.serai.conversation.AnswerDraft;
import dev.serai.conversation.ChatCommand.ChatCommandName;
import dev.serai.conversation.HeardMessage;
import dev.serai.conversation.HeardMessage.HeardKind;
import dev.serai.conversation.RequestWords;
import dev.serai.conversation.SeenWords;
import dev.serai.hub.http.OperationAccess;
import dev.serai.investigation.ToolPermit;
import dev.serai.language.InquiryKind;
import dev.serai.language.Understanding;
import dev.serai.language.UnderstandingContext;
import dev.serai.message.ChatLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/** What is said with a personal token does what its scopes let it do by the API, and no more. */
@Component("conversationPermits")
class ConversationPermits {

    /** What words are read against. */
    private static final List<String> NAMES = List.of("listIncidents", "listAlerts");

    /** What most answers are made of; sources of their own are left out of what is looked at. */
    private static final List<String> WORDS = List.of("listIncidents", "listAlerts", "listActions", "listApprovals");

    /** What reads an object of a cluster by the API. */
    private static final String READ = "proposeAction";

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
        return turn.isPast()
                ? AnswerDraft.plain(RequestWords.saidTooLate(language))
                : refusal(language, operations.missing(wanted(turn), turn.permit()));
    }

    /** All that a message needs, as far as its words alone say: who may not have it read against what there is asks once. */
    private static List<String> wanted(ConversationTurn turn) {
        List<String> wanted = new ArrayList<>(needed(turn.commandName()));
        if (turn.commandName() == ChatCommandName.ASK) {
            String words = turn.command().argument();
            HeardMessage heard = HeardMessage.of(words, UnderstandingContext.unknown(), false, turn.language());
            boolean unclear = heard.kind() == HeardKind.UNCLEAR && Understanding.speaksOfChange(words);
            wanted.addAll(unclear ? needed(HeardKind.CHANGE, heard) : needed(heard.kind(), heard));
        }
        return wanted;
    }

    /** Whether what is asked for needs more. */
    public boolean refusesHeard(@Body HeardTurn heard) {
        return !missing(heard).isEmpty();
    }

    /**
     * Why an object of a cluster is not read for an answer. Those of incidents are anybody's to ask about; reading another one
     * takes what it takes by the API.
     *
     * @return nothing where it may be read
     */
    Optional<String> notRead(HeardTurn heard, String object) {
        ToolPermit permit = heard.turn().permit();
        if (heard.incident() != null || operations.allows(READ, permit)) {
            return Optional.empty();
        }
        return Optional.of(
                permit.role().covers(Role.OPERATOR)
                        ? needsScopes(heard.language(), operations.missing(List.of(READ), permit))
                        : SeenWords.mayNotRead(heard.language(), object));
    }

    /** Whether it may be found out what there is in the clusters beside what alerts name. */
    boolean maySeek(ConversationTurn turn) {
        return operations.allows(READ, turn.permit());
    }

    public AnswerDraft refuseHeard(@Body HeardTurn heard) {
        return refusal(heard.language(), missing(heard));
    }

    private static AnswerDraft refusal(ChatLanguage language, List<Scope> missing) {
        return AnswerDraft.plain(needsScopes(language, missing));
    }

    private static String needsScopes(ChatLanguage language, List<Scope> missing) {
        return RequestWords.needsScopes(
                language, missing.stream().map(Scope::toString).toList());
    }

    private List<Scope> missing(ConversationTurn turn) {
        return operations.missing(needed(turn.commandName()), turn.permit());
    }

    private List<Scope> missing(HeardTurn heard) {
        return operations.missing(
                needed(heard.kind(), heard.heard()), heard.turn().permit());
    }

    private static List<String> needed(ChatCommandName command) {
        return switch (command) {
            case ASK -> NAMES;
            case STATUS -> WORDS;
            case INCIDENTS -> List.of("listIncidents");
            case APPROVE -> List.of("listIncidents", "listActions", "listApprovals");
            case ACK -> List.of("acknowledgeIncident");
                // These show the caller's own conversation, or nothing.
            case HELP, MODEL, RESET, EXPORT, UNKNOWN -> List.of();
        };
    }

    /** Beside what words are read against. */
    private static List<String> needed(HeardKind kind, HeardMessage heard) {
        return switch (kind) {
            case CHANGE, UNSEEN -> List.of("listActions", "proposeAction");
            case CONSENT -> and("runPlaybook");
            case WITHDRAW -> and("cancelAction");
            case ACKNOWLEDGE -> List.of("acknowledgeIncident");
            case PROPOSE -> and("listPlaybooks");
            case WHO_MAY, SCAN -> List.of("getScan");
            case APPROVALS, DECIDED -> needed(ChatCommandName.APPROVE);
            case LOGS, PODS, ROLLOUTS -> and("listIncidentEvidence");
                // Further sources are left out of what is looked at instead; a procedure has only the one.
            case QUESTION -> heard.inquiry() == InquiryKind.PROCEDURE ? List.of("searchKnowledge") : WORDS;
            case HELPED, STATUS, SOURCES, UNCLEAR -> WORDS;
            case ON_CALL -> List.of("getOnCall");
            case INCIDENTS, AUDIT, HELP, TOO_LATE -> List.of();
        };
    }

    private static List<String> and(String operation) {
        List<String> all = new ArrayList<>(WORDS);
        all.add(operation);
        return all;
    }
}
