package dev.serai.hub.conversation;

import static dev.serai.hub.conversation.TenantRows.of;

import dev.serai.conversation.AnswerDraft;
import dev.serai.conversation.DecidedAnswer;
import dev.serai.conversation.DecidedAnswer.Decision;
import dev.serai.conversation.NamedChange;
import dev.serai.language.ChangeVerb;
import dev.serai.language.NamedObject;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.stereotype.Component;

/** Says who decided: on the change that is named, of the object or the incident that is talked about. */
@Component("conversationDecisions")
class ConversationDecisions {

    private final TenantRows rows;
    private final Clock clock;

    ConversationDecisions(TenantRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    public AnswerDraft decided(@Body HeardTurn heard) {
        NamedObject subject = heard.heard().subject();
        List<Decision> decisions =
                DecidedAnswer.read(rows.values("conversation-decided", asked(heard, subject), String.class)
                        .get(0));
        return DecidedAnswer.of(
                heard.language(),
                decisions,
                heard.account().username(),
                subject == null ? null : subject.inWordsWithCluster(),
                clock.instant());
    }

    private static MapSqlParameterSource asked(HeardTurn heard, @Nullable NamedObject subject) {
        String kamelet = NamedChange.in(heard.turn().command().argument())
                .map(ChangeVerb::action)
                .orElse(null);
        return of(heard.tenant())
                .addValue("kamelet", kamelet, Types.VARCHAR)
                .addValue("name", subject == null ? null : subject.name(), Types.VARCHAR)
                .addValue("namespace", subject == null ? null : subject.namespace(), Types.VARCHAR)
                .addValue("cluster", subject == null ? null : subject.cluster(), Types.VARCHAR)
                .addValue("incident", subject == null ? heard.incident() : null, Types.OTHER);
    }
}
