package dev.serai.hub.conversation;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.approval.Role;
import dev.serai.conversation.AnswerDraft;
import dev.serai.conversation.DecisionAnswer;
import dev.serai.conversation.IncidentPicture;
import dev.serai.conversation.ProposedChange;
import dev.serai.conversation.RequestWords;
import dev.serai.hub.conversation.ProposalRows.LastProposal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "Do it": asks for the approval of what was proposed last in a conversation, and decides nothing. */
@Component("conversationConsent")
class ConversationConsent {

    /** So many proposals are named where it is not clear which one is meant. */
    private static final int MOST_NAMED = 3;

    private final ProposalRows proposals;
    private final IncidentPictureRows incidents;
    private final ObjectMapper json;
    private final Clock clock;

    ConversationConsent(ProposalRows proposals, IncidentPictureRows incidents, ObjectMapper json, Clock clock) {
        this.proposals = proposals;
        this.incidents = incidents;
        this.json = json;
        this.clock = clock;
    }

    /** Whether it is clear that a playbook was suggested which nobody has asked for, and this person may ask for it. */
    public boolean mayRequest(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard) {
        return mayAsk(heard)
                && agreed(heard)
                        .filter(one -> one.incident() != null && one.playbook() != null)
                        .isPresent();
    }

    /** The body for {@code direct:playbook-run}: the incident that it was suggested for; sets which one, and who asks. */
    public Map<String, Object> playbook(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard, Exchange exchange) {
        LastProposal suggested = agreed(heard).orElseThrow();
        exchange.getMessage().setHeader("name", suggested.playbook());
        exchange.setProperty("actor", heard.account().actor());
        return Map.of(
                "incident_id", Objects.requireNonNull(suggested.incident()).toString());
    }

    /** What this person agrees to; empty where that is nothing, or not clear. */
    Optional<LastProposal> agreed(HeardTurn heard) {
        return agreed(proposals(heard));
    }

    /** What became of it. */
    public AnswerDraft requested(
            @Body Map<String, @Nullable Object> run, @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard) {
        UUID incident = UUID.fromString(String.valueOf(run.get("incident_id")));
        return ProposedChange.requested(json.valueToTree(run), picture(heard, incident), heard.language());
    }

    /** Where what was proposed is decided; asks back where several things may be meant. */
    public AnswerDraft point(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard) {
        if (!mayAsk(heard)) {
            return AnswerDraft.plain(RequestWords.needsOperator(heard.language()));
        }
        List<LastProposal> proposals = proposals(heard);
        if (!isClear(proposals)) {
            return whichOne(heard, proposals);
        }
        return agreed(proposals)
                .flatMap(shown -> point(heard, shown))
                .orElseGet(() -> AnswerDraft.plain(RequestWords.nothingProposed(heard.language())));
    }

    private Optional<AnswerDraft> point(HeardTurn heard, LastProposal shown) {
        if (shown.incident() == null || shown.action() == null) {
            return Optional.empty();
        }
        IncidentPicture picture = picture(heard, shown.incident());
        return picture.actions().stream()
                .filter(action -> action.id().equals(shown.action()))
                .findFirst()
                .map(action -> DecisionAnswer.consent(heard.language(), picture, action, clock.instant()));
    }

    private AnswerDraft whichOne(HeardTurn heard, List<LastProposal> proposals) {
        return AnswerDraft.plain(RequestWords.whichOne(
                heard.language(),
                proposals.stream()
                        .flatMap(one -> words(heard, one).stream())
                        .distinct()
                        .limit(MOST_NAMED)
                        .toList()));
    }

    private Optional<String> words(HeardTurn heard, LastProposal one) {
        if (one.incident() == null) {
            return Optional.ofNullable(one.playbook());
        }
        IncidentPicture picture = picture(heard, one.incident());
        return Optional.ofNullable(one.playbook())
                .or(() -> picture.actions().stream()
                        .filter(action -> action.id().equals(one.action()))
                        .findFirst()
                        .map(action -> action.what().in(heard.language())))
                .map(what -> RequestWords.proposedFor(
                        heard.language(), what, picture.incident().title()));
    }

    private IncidentPicture picture(HeardTurn heard, UUID incident) {
        return incidents.picture(heard.tenant(), incident).orElseThrow();
    }

    private static boolean mayAsk(HeardTurn heard) {
        return heard.account().role().covers(Role.OPERATOR);
    }

    /** What was shown last before the person agreed; empty where there is none, or it is not clear which one is meant. */
    private static Optional<LastProposal> agreed(List<LastProposal> proposals) {
        return isClear(proposals)
                ? proposals.stream().filter(LastProposal::shown).findFirst()
                : Optional.empty();
    }

    /**
     * Whether consent can mean one thing only: nothing else was proposed while it was on its way, no model put another playbook in
     * the place of what stood before, and what was said last came last.
     */
    private static boolean isClear(List<LastProposal> proposals) {
        List<LastProposal> shown =
                proposals.stream().filter(LastProposal::shown).toList();
        if (shown.isEmpty()) {
            return proposals.isEmpty();
        }
        LastProposal last = shown.get(0);
        boolean overtaken = proposals.stream().takeWhile(one -> !one.shown()).anyMatch(one -> !one.isSame(last));
        boolean displaced =
                last.by() != null && shown.size() > 1 && !shown.get(1).isSame(last);
        boolean mixed = shown.stream().anyMatch(one -> one.at().isAfter(last.at()) && !one.isSame(last));
        return !overtaken && !displaced && !mixed;
    }

    private List<LastProposal> proposals(HeardTurn heard) {
        return proposals.inConversationOf(heard.tenant(), heard.turn().messageId());
    }
}
