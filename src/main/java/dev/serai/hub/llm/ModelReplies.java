package dev.serai.hub.llm;

import dev.serai.hub.llm.ModelAttempt.AttemptResult;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * Takes the outcome of a call to the model out of an exchange of its own. When the circuit breaker's time is up its thread
 * still runs and may put a late failure on the exchange it was given: that must not be the one the call goes on with.
 */
@Component("modelReplies")
class ModelReplies implements AggregationStrategy {

    @Override
    public Exchange aggregate(Exchange asking, Exchange asked) {
        ModelCall call = asking.getMessage().getBody(ModelCall.class);
        Exception late = asked.getException();
        Object body = asked.getMessage().getBody();
        AttemptResult result =
                body instanceof AttemptResult read ? read : AttemptResult.failed(FailedAttempt.outcome(late));
        asking.getMessage().setBody(call.tried(result));
        return asking;
    }
}
