package dev.serai.hub.conversation;

import dev.serai.approval.Role;
import dev.serai.conversation.AnswerDraft;
import dev.serai.conversation.ChatCommand.ChatCommandName;
import dev.serai.conversation.ConversationLife;
import dev.serai.conversation.IncidentPicture;
import dev.serai.conversation.OpenAnswer;
import dev.serai.conversation.RequestWords;
import dev.serai.message.ChatLanguage;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which incident somebody takes by words or by {@code /ack}, and what they are told. */
@Component("conversationAcknowledgement")
class ConversationAcknowledgement {

    /** The exchange property with the language of who takes an incident. */
    static final String LANGUAGE = "answerLanguage";

    private final TalkedAbout talkedAbout;
    private final IncidentPictureRows incidents;
    private final Clock clock;

    ConversationAcknowledgement(TalkedAbout talkedAbout, IncidentPictureRows incidents, Clock clock) {
        this.talkedAbout = talkedAbout;
        this.incidents = incidents;
        this.clock = clock;
    }

    /** Whether this person may take the incident that is meant, and it is clear which one; sets what the route for it needs. */
    public boolean mayAcknowledge(
            @Body ConversationTurn turn,
            @ExchangeProperty(HeardTurn.PROPERTY) @Nullable HeardTurn heard,
            Exchange exchange) {
        List<UUID> meant = meant(turn, heard);
        if (meant.size() != 1 || isTooOld(turn) || !turn.account().role().covers(Role.OPERATOR)) {
            return false;
        }
        exchange.setProperty(LANGUAGE, turn.language());
        exchange.setProperty("actor", turn.account().actor());
        exchange.getMessage().setHeader("incidentId", meant.get(0).toString());
        return true;
    }

    /** Why it was not taken. */
    public AnswerDraft notAcknowledged(
            @Body ConversationTurn turn, @ExchangeProperty(HeardTurn.PROPERTY) @Nullable HeardTurn heard) {
        ChatLanguage language = turn.language();
        if (isTooOld(turn)) {
            return AnswerDraft.plain(RequestWords.saidTooLate(language));
        }
        List<UUID> meant = meant(turn, heard);
        if (meant.size() == 1) {
            return AnswerDraft.plain(RequestWords.needsOperator(language));
        }
        return names(turn)
                ? AnswerDraft.plain(
                        RequestWords.notTaken(language, turn.command().argument(), !meant.isEmpty()))
                : OpenAnswer.toTake(incidents.overview(turn.tenant()), language, clock.instant());
    }

    /** Names the incident, since more than one may have been spoken of. */
    public AnswerDraft acknowledged(
            @Header("tenant") String tenant,
            @Header("incidentId") String incidentId,
            @ExchangeProperty(LANGUAGE) ChatLanguage language) {
        IncidentPicture picture =
                incidents.picture(tenant, UUID.fromString(incidentId)).orElseThrow();
        return RequestWords.acknowledged(language, picture);
    }

    /**
     * The open incidents that the command names, by their id or an object; else the one that was spoken of last, unless something
     * else was named since. A bare command takes the only one that is open.
     */
    private List<UUID> meant(ConversationTurn turn, @Nullable HeardTurn heard) {
        if (names(turn)) {
            return incidents.openNamed(turn.tenant(), turn.command().argument());
        }
        boolean elsewhere = heard == null ? talkedAbout.context(turn).named() != null : heard.incident() == null;
        Optional<UUID> spokenOf = elsewhere ? Optional.empty() : talkedAbout.incident(turn);
        boolean bare = turn.commandName() == ChatCommandName.ACK && !elsewhere;
        return spokenOf.or(() -> bare ? incidents.onlyOpen(turn.tenant()) : Optional.empty()).stream()
                .toList();
    }

    /** "/ack cart"; words that take an incident name none. */
    private static boolean names(ConversationTurn turn) {
        return turn.commandName() == ChatCommandName.ACK
                && !turn.command().argument().isEmpty();
    }

    private boolean isTooOld(ConversationTurn turn) {
        return ConversationLife.isTooOld(turn.at(), clock.instant());
    }
}
