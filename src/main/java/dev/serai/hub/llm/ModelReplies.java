package dev.serai.hub.llm;

import dev.serai.hub.llm.ModelAttempt.AttemptResult;
import java.util.Objects;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * Takes the outcome of a call to the model out of an exchange of its own, and what the component does not answer with out
 * of the attempt. When the circuit breaker's time is up its thread
 * still runs and may put a late failure on the exchange it was given: that must not be the one the call goes on with.
 */
@Component("modelReplies")
class ModelReplies implements AggregationStrategy {

    @Override
    public Exchange aggregate(Exchange asking, Exchange asked) {
        ModelCall call = asking.getMessage().getBody(ModelCall.class);
        asking.getMessage().setBody(call.tried(result(Objects.requireNonNull(call.attempt()), asked)));
        return asking;
    }

    private static AttemptResult result(ModelAttempt attempt, Exchange asked) {
        if (asked.getMessage().getBody() instanceof AttemptResult failed) {
            return failed;
        }
        AttemptResult answer = attempt.result();
        return answer == null ? AttemptResult.failed(FailedAttempt.outcome(asked.getException())) : answer;
    }
}
