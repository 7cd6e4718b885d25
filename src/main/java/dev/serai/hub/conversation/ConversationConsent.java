package dev.serai.hub.conversation;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.approval.Role;
import dev.serai.conversation.AnswerDraft;
import dev.serai.conversation.IncidentPicture;
import dev.serai.conversation.Overview;
import dev.serai.conversation.ProposedChange;
import dev.serai.conversation.StateAnswers;
import dev.serai.hub.conversation.ConversationStore.LastProposal;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "Do it": asks for the approval of what was proposed last in a conversation, and decides nothing. */
@Component("conversationConsent")
class ConversationConsent {

    private final ConversationStore store;
    private final ObjectMapper json;
    private final Clock clock;

    ConversationConsent(ConversationStore store, ObjectMapper json, Clock clock) {
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    /** Whether a playbook was suggested that nobody has asked for, and this person may ask for it. */
    public boolean mayRequest(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard) {
        return mayAsk(heard)
                && last(heard)
                        .filter(one -> one.incident() != null && one.playbook() != null)
                        .isPresent();
    }

    /** The body for {@code direct:playbook-run}: the incident that it was suggested for; sets which one, and who asks. */
    public Map<String, Object> playbook(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard, Exchange exchange) {
        LastProposal suggested = last(heard).orElseThrow();
        exchange.getMessage().setHeader("name", suggested.playbook());
        exchange.setProperty("actor", heard.account().actor());
        return Map.of(
                "incident_id", Objects.requireNonNull(suggested.incident()).toString());
    }

    /** What became of it. */
    public AnswerDraft requested(
            @Body Map<String, @Nullable Object> run, @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard) {
        return ProposedChange.requested(json.valueToTree(run), heard.language());
    }

    /** Where what was proposed is decided. */
    public AnswerDraft point(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard) {
        if (!mayAsk(heard)) {
            return AnswerDraft.plain(Overview.needsOperator(heard.language()));
        }
        return last(heard)
                .flatMap(shown -> point(heard, shown))
                .orElseGet(() -> AnswerDraft.plain(Overview.nothingProposed(heard.language())));
    }

    private Optional<AnswerDraft> point(HeardTurn heard, LastProposal shown) {
        if (shown.incident() == null || shown.action() == null) {
            return Optional.empty();
        }
        IncidentPicture picture = IncidentPicture.read(
                store.incident(heard.tenant(), shown.incident()).orElseThrow());
        return picture.actions().stream()
                .filter(action -> action.id().equals(shown.action()))
                .findFirst()
                .map(action -> StateAnswers.consent(heard.language(), picture, action, clock.instant()));
    }

    private static boolean mayAsk(HeardTurn heard) {
        return heard.account().role().covers(Role.OPERATOR);
    }

    private Optional<LastProposal> last(HeardTurn heard) {
        return store.proposal(heard.tenant(), heard.turn().conversation().id());
    }
}
