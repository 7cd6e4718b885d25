package dev.serai.hub.analysis;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * Takes the outcome of a call to the model out of an exchange of its own. When the circuit breaker's time is up its thread
 * still runs and may put a late failure on the exchange it was given: that must not be the one the analysis goes on with.
 */
@Component("modelAnswers")
class ModelAnswers implements AggregationStrategy {

    @Override
    public Exchange aggregate(Exchange analysis, Exchange call) {
        ModelRun model = call.getProperty(ModelRun.PROPERTY, ModelRun.class);
        Exception late = call.getException();
        if (late != null && model.isOpen()) {
            model = model.failed(ModelFailure.reason(late));
        }
        analysis.setProperty(ModelRun.PROPERTY, model);
        analysis.getMessage().setBody(late == null ? call.getMessage().getBody() : null);
        return analysis;
    }
}
