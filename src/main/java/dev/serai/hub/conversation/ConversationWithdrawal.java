package dev.serai.hub.conversation;

import dev.serai.approval.Role;
import dev.serai.conversation.AnswerDraft;
import dev.serai.conversation.DecisionAnswer;
import dev.serai.conversation.IncidentPicture;
import dev.serai.conversation.RequestWords;
import dev.serai.hub.conversation.ProposalRows.OwnRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** "Cancel it": who asked for a change in a conversation takes the own request back while it is open. It undoes nothing. */
@Component("conversationWithdrawal")
class ConversationWithdrawal {

    private static final String REQUEST = "conversationOwnRequest";

    private final ProposalRows proposals;
    private final IncidentPictureRows incidents;
    private final Clock clock;

    ConversationWithdrawal(ProposalRows proposals, IncidentPictureRows incidents, Clock clock) {
        this.proposals = proposals;
        this.incidents = incidents;
        this.clock = clock;
    }

    /** Whether there is a request of their own to withdraw, and they may; sets what the route for it needs. */
    public boolean mayWithdraw(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard, Exchange exchange) {
        Optional<OwnRequest> own = mayAsk(heard) ? proposals.withdrawable(heard.turn()) : Optional.empty();
        own.ifPresent(request -> {
            exchange.setProperty(REQUEST, request);
            exchange.setProperty("actor", heard.account().actor());
            exchange.getMessage().setHeader("actionId", request.action().toString());
        });
        return own.isPresent();
    }

    /** What became of it. */
    public AnswerDraft withdrawn(
            @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard, @ExchangeProperty(REQUEST) OwnRequest request) {
        IncidentPicture picture = picture(heard, request.incident());
        return picture.actions().stream()
                .filter(action -> action.id().equals(request.action()))
                .findFirst()
                .map(action -> DecisionAnswer.withdrawn(heard.language(), picture, action, clock.instant()))
                .orElseThrow();
    }

    /** Why nothing was withdrawn, and who withdraws what waits. */
    public AnswerDraft nothing(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard) {
        if (!mayAsk(heard)) {
            return AnswerDraft.plain(RequestWords.needsOperator(heard.language()));
        }
        UUID incident = heard.incident();
        return incident == null
                ? AnswerDraft.plain(RequestWords.nothingToWithdraw(heard.language()))
                : DecisionAnswer.takeBack(heard.language(), picture(heard, incident), clock.instant());
    }

    private IncidentPicture picture(HeardTurn heard, UUID incident) {
        return incidents.picture(heard.tenant(), incident).orElseThrow();
    }

    private static boolean mayAsk(HeardTurn heard) {
        return heard.account().role().covers(Role.OPERATOR);
    }
}
