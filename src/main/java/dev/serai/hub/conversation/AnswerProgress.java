package dev.serai.hub.conversation;

import dev.serai.conversation.ModelWords;
import dev.serai.hub.LeadsTo;
import dev.serai.hub.investigation.InvestigationRequest;
import dev.serai.hub.llm.AnswerPieces;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Shows what there is of a model's answer while it is made: in its row, where whoever waits by the API finds it, and in its chat
 * by edits, at most one a second. The job that answers does both, and goes on when the last of it is done.
 */
@Component("answerProgress")
@LeadsTo("direct:conversation-draft")
class AnswerProgress implements DisposableBean {

    static final String PROPERTY = "progress";

    private static final Duration BETWEEN_EDITS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_ROWS = Duration.ofMillis(250);

    private final ProducerTemplate routes;
    private final ExecutorService threads;

    AnswerProgress(ProducerTemplate routes) {
        this.routes = routes;
        // As many as answers are made at once.
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "answer-progress");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The question, its answer shown as it comes; sets the property {@value #PROPERTY}, which {@link #end} ends. */
    public InvestigationRequest shown(
            @Body InvestigationRequest request,
            @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard,
            Exchange exchange) {
        ConversationTurn turn = heard.turn();
        Duration pause = turn.conversation().place() == null ? BETWEEN_ROWS : BETWEEN_EDITS;
        Map<String, Object> headers =
                Map.of("tenant", turn.tenant(), "messageRow", turn.messageId().toString());
        TurnProgress progress = new TurnProgress(
                threads,
                pause,
                text -> routes.sendBodyAndHeaders(
                        "direct:conversation-draft", ModelWords.draft(heard.language(), text), headers));
        exchange.setProperty(PROPERTY, progress);
        return request.shownBy(new AnswerPieces(progress));
    }

    /** From now on nothing is shown but the answer itself. */
    public void end(@ExchangeProperty(PROPERTY) @Nullable TurnProgress progress) {
        if (progress != null) {
            progress.end();
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
