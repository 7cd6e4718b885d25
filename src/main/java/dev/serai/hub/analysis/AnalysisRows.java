package dev.serai.hub.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.analysis.Analysis;
import dev.serai.analysis.AnalysisGate;
import dev.serai.analysis.Cause;
import dev.serai.hub.db.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Analyses as rows. */
@Component
class AnalysisRows {

    private static final TypeReference<Set<UUID>> IDS = new TypeReference<>() {};

    private final ObjectMapper json;
    private final Clock clock;

    AnalysisRows(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    AnalysisGate.Past past(@Nullable Map<String, Object> columns) {
        if (columns == null) {
            return new AnalysisGate.Past(null, 0, Set.of());
        }
        Row row = new Row(columns);
        return new AnalysisGate.Past(row.text("state"), row.number("runs"), ids(row.textOrNull("seen")));
    }

    Map<String, @Nullable Object> row(Analysis analysis, String tenant, String incidentId) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", Ids.next().toString());
        row.put("tenant", tenant);
        row.put("incidentId", incidentId);
        row.put("analyst", analysis.analyst());
        row.put("status", analysis.status().code());
        row.put("reason", analysis.reason() == null ? null : analysis.reason().name());
        row.put("summary", analysis.summary());
        row.put(
                "causes",
                text(analysis.causes().stream().map(AnalysisRows::cause).toList()));
        row.put("ruledOut", text(analysis.ruledOut()));
        row.put("playbooks", text(analysis.playbooks()));
        row.put("evidence", text(analysis.evidence()));
        row.put("concern", analysis.concern().code());
        row.put("concernReason", analysis.concernReason());
        row.put("tokensIn", analysis.usage().tokensIn());
        row.put("tokensOut", analysis.usage().tokensOut());
        row.put("durationMs", analysis.usage().durationMs());
        row.put("createdAt", Timestamp.from(clock.instant()));
        return row;
    }

    /** The facts of a run for the timeline. */
    static Map<String, Object> told(AnalysisRun run) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("started_by", run.decision().reason().name());
        details.put(
                "analysts", run.analyses().stream().map(AnalysisRows::outcome).toList());
        details.put("evidence", run.evidence().size());
        details.put("playbooks_matching", run.playbooks());
        if (!run.dropped().isEmpty()) {
            details.put("recommendations_dropped", run.dropped());
        }
        if (!run.asked().isEmpty()) {
            details.put("tools_asked", run.asked());
        }
        if (!run.failures().isEmpty()) {
            details.put("collectors_failed", run.failures());
        }
        return details;
    }

    private static Map<String, Object> outcome(Analysis one) {
        return Map.of(
                "analyst",
                one.analyst(),
                "status",
                one.status().code(),
                "reason",
                String.valueOf(one.reason()),
                "playbooks",
                one.playbooks());
    }

    private static Map<String, Object> cause(Cause cause) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", cause.text());
        fields.put("confidence", cause.confidence());
        fields.put("evidence", cause.evidence());
        fields.put("cited", cause.cited());
        return fields;
    }

    private Set<UUID> ids(@Nullable String text) {
        try {
            return text == null ? Set.of() : json.readValue(text, IDS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the evidence of a stored analysis is a list of ids", e);
        }
    }

    private String text(List<?> list) {
        try {
            return json.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an analysis is plain JSON", e);
        }
    }
}
