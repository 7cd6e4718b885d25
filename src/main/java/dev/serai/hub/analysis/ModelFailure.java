package dev.serai.hub.analysis;

import dev.langchain4j.exception.TimeoutException;
import dev.serai.analysis.AnalysisReason;
import dev.serai.failure.Causes;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.jspecify.annotations.Nullable;

/** Reads from an exchange why the model was not asked or did not answer. */
final class ModelFailure {

    private ModelFailure() {}

    static AnalysisReason reason(Exchange exchange, ModelRun model) {
        Throwable thrown = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        if (thrown == null) {
            // The circuit breaker itself: it let nobody through, or its time was up while the model was asked.
            return model.conversation().calls() > model.answers()
                    ? AnalysisReason.MODEL_TIMEOUT
                    : AnalysisReason.MODEL_SUSPENDED;
        }
        return reason(thrown);
    }

    static AnalysisReason reason(Throwable thrown) {
        return isTimeout(thrown) ? AnalysisReason.MODEL_TIMEOUT : AnalysisReason.MODEL_ERROR;
    }

    private static boolean isTimeout(@Nullable Throwable thrown) {
        return Causes.of(thrown).stream()
                .anyMatch(cause -> cause instanceof TimeoutException
                        || cause instanceof java.util.concurrent.TimeoutException
                        || cause instanceof java.net.http.HttpTimeoutException);
    }
}
