package dev.serai.hub.console;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings together what the operations answered that a page called: the body becomes {@link PageAnswers}. */
@Component("pageAnswers")
class PageAnswersStrategy implements AggregationStrategy {

    private static final int OK = 200;

    @Override
    public Exchange aggregate(@Nullable Exchange before, Exchange answered) {
        PageCall call = answered.getProperty(PageCalls.CALL, PageCall.class);
        Message answer = answered.getMessage();
        int status = answer.getHeader(Exchange.HTTP_RESPONSE_CODE, OK, Integer.class);
        String body = answer.getBody(String.class);
        Exchange whole = before == null ? answered : before;
        PageAnswers answers =
                before == null ? new PageAnswers() : before.getMessage().getBody(PageAnswers.class);
        answers.add(call.name(), status, body == null || body.isEmpty() ? "{}" : body);
        whole.getMessage().removeHeaders("*", "tenant");
        whole.getMessage().setBody(answers);
        return whole;
    }
}
