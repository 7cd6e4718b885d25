package dev.serai.hub.console;

import dev.serai.access.Account;
import dev.serai.hub.http.ProblemRenderer;
import java.util.Map;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings together what the operations answered that a page called: the body becomes {@link PageAnswers}. */
@Component("pageAnswers")
class PageAnswersStrategy implements AggregationStrategy {

    private static final int OK = 200;
    private static final String RETRY_AFTER = "Retry-After";

    @Override
    public Exchange aggregate(@Nullable Exchange before, Exchange answered) {
        PageCall call = answered.getProperty(PageCalls.CALL, PageCall.class);
        Exchange whole = before == null ? begin(answered) : before;
        PageAnswers answers = whole.getMessage().getBody(PageAnswers.class);
        // What failed in a transaction is not rendered in the operation's route.
        if (answered.getException() != null) {
            answers.add(call.name(), ProblemRenderer.asProblem(answered.getException()));
        } else {
            Message answer = answered.getMessage();
            int status = answer.getHeader(Exchange.HTTP_RESPONSE_CODE, OK, Integer.class);
            String body = answer.getBody(String.class);
            answers.add(call.name(), status, body == null || body.isEmpty() ? "{}" : body, ofRefusal(answer));
        }
        return whole;
    }

    private static Map<String, String> ofRefusal(Message answer) {
        String later = answer.getHeader(RETRY_AFTER, String.class);
        return later == null ? Map.of() : Map.of(RETRY_AFTER, later);
    }

    /** One of its own: that an operation was refused, and answered so, must not end the page's route too. */
    private static Exchange begin(Exchange answered) {
        Exchange whole = new DefaultExchange(answered.getContext(), answered.getPattern());
        whole.getMessage()
                .setHeader(
                        "tenant", answered.getProperty("account", Account.class).tenant());
        whole.getMessage().setBody(new PageAnswers());
        return whole;
    }
}
