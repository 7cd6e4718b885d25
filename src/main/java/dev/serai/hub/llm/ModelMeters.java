package dev.serai.hub.llm;

import dev.serai.hub.llm.ModelAttempt.AttemptResult;
import dev.serai.model.ModelOutcome;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Measures the calls of models. */
@Component
class ModelMeters {

    private final MeterRegistry meters;

    ModelMeters(MeterRegistry meters, ModelRegistry registry, ModelBreakers breakers) {
        this.meters = meters;
        registry.names().forEach(model -> Gauge.builder(
                        "serai.model.resting", () -> breakers.of(model) == ModelBreakers.Availability.RESTING ? 1 : 0)
                .tag("model", model)
                .register(meters));
    }

    void called(ModelAttempt attempt, AttemptResult result) {
        meters.counter(
                        "serai.model.calls",
                        "model",
                        attempt.model().name(),
                        "outcome",
                        result.outcome().wire())
                .increment();
        if (!attempt.isSent()) {
            return;
        }
        boolean answered = result.outcome() == ModelOutcome.ANSWERED || result.outcome() == ModelOutcome.ASKED_TOOLS;
        meters.timer("serai.llm.calls", "outcome", answered ? "answered" : "error")
                .record(attempt.latencyMs(), TimeUnit.MILLISECONDS);
        meters.counter("serai.llm.tokens", "direction", "in")
                .increment(result.tokens().in());
        meters.counter("serai.llm.tokens", "direction", "out")
                .increment(result.tokens().out());
    }

    void refused() {
        meters.counter("serai.model.refused").increment();
    }
}
