package dev.serai.hub.investigation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.hub.analysis.ModelRun;
import dev.serai.hub.analysis.TraceRows;
import dev.serai.hub.settings.InvestigationSettings;
import dev.serai.investigation.Answer;
import dev.serai.investigation.AnswerClaim;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers as rows of {@code investigation}. */
@Component("investigationRows")
class InvestigationRows {

    private final ObjectMapper json;
    private final TraceRows traces;
    private final InvestigationSettings settings;
    private final Clock clock;

    InvestigationRows(ObjectMapper json, TraceRows traces, InvestigationSettings settings, Clock clock) {
        this.json = json;
        this.traces = traces;
        this.settings = settings;
        this.clock = clock;
    }

    Map<String, @Nullable Object> row(
            @ExchangeProperty(InvestigationRun.PROPERTY) InvestigationRun run,
            @ExchangeProperty(ModelRun.PROPERTY) @Nullable ModelRun model) {
        Investigation answer = answer(run);
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", answer.id().toString());
        row.put(
                "incident",
                run.request().incidentId() == null
                        ? null
                        : run.request().incidentId().toString());
        row.put("askedBy", run.request().askedBy());
        row.put("analyst", answer.analyst());
        row.put("outcome", answer.outcome().name().toLowerCase(Locale.ROOT));
        row.put("reason", answer.reason() == null ? null : answer.reason().name());
        row.put("claims", claims(answer.claims()));
        row.put("missing", answer.missing());
        row.put("modelCall", answer.analyst().equals(Investigation.KNOWN) ? null : call(model));
        row.put("dropped", model != null && model.reply() instanceof Answer said ? said.dropped() : 0);
        row.put("tokensIn", model == null ? 0 : model.dialogue().tokens().in());
        row.put("tokensOut", model == null ? 0 : model.dialogue().tokens().out());
        row.put("durationMs", run.tookMs());
        row.put("createdAt", Timestamp.from(clock.instant()));
        return row;
    }

    private static @Nullable String call(@Nullable ModelRun model) {
        UUID call = model == null || model.dialogue().last() == null
                ? null
                : model.dialogue().last().use().call();
        return call == null ? null : call.toString();
    }

    /** What was answered before is forgotten. */
    public Timestamp forgetBefore() {
        return Timestamp.from(clock.instant().minus(settings.keepDays(), ChronoUnit.DAYS));
    }

    /** What tools were asked, as parameters. */
    Map<String, Object> calls(@ExchangeProperty(InvestigationRun.PROPERTY) InvestigationRun run) {
        return traces.parameters(answer(run).trace(), answer(run).id());
    }

    /** The answer, as the body. */
    Investigation answer(@ExchangeProperty(InvestigationRun.PROPERTY) InvestigationRun run) {
        return Objects.requireNonNull(run.answer(), "it is answered by now");
    }

    private String claims(List<AnswerClaim> claims) {
        List<Map<String, Object>> list = claims.stream()
                .map(claim -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("text", claim.text());
                    row.put("evidence", claim.evidence());
                    return row;
                })
                .toList();
        try {
            return json.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("claims are plain JSON", e);
        }
    }
}
