package dev.serai.hub.conversation;

import dev.serai.conversation.AnswerDraft;
import dev.serai.conversation.DecidedAnswer;
import dev.serai.conversation.NamedChange;
import dev.serai.conversation.ObjectWords;
import dev.serai.language.ChangeVerb;
import dev.serai.language.NamedObject;
import java.time.Clock;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/** Says who decided: on the change that is named, of the object or the incident that is talked about. */
@Component("conversationDecisions")
class ConversationDecisions {

    private final ProposalRows proposals;
    private final Clock clock;

    ConversationDecisions(ProposalRows proposals, Clock clock) {
        this.proposals = proposals;
        this.clock = clock;
    }

    public AnswerDraft decided(@Body HeardTurn heard) {
        NamedObject subject = heard.heard().subject();
        String kamelet = NamedChange.in(heard.turn().command().argument())
                .map(ChangeVerb::action)
                .orElse(null);
        return DecidedAnswer.of(
                heard.language(),
                proposals.decisions(heard.tenant(), kamelet, subject, heard.incident()),
                heard.account().username(),
                subject == null ? null : ObjectWords.of(heard.language(), subject),
                clock.instant());
    }
}
