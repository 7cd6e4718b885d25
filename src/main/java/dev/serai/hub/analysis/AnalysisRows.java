package dev.serai.hub.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.analysis.Analysis;
import dev.serai.analysis.AnalysisGate;
import dev.serai.analysis.Cause;
import dev.serai.event.IncidentEvent;
import dev.serai.event.Subject;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.LoadedRow;
import dev.serai.incident.IncidentState;
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

    AnalysisGate.AnalysisHistory past(@Nullable Map<String, Object> columns) {
        if (columns == null) {
            return AnalysisGate.AnalysisHistory.OF_NONE;
        }
        LoadedRow row = new LoadedRow(columns);
        boolean resolved = row.word("state", IncidentState.class) == IncidentState.RESOLVED;
        return new AnalysisGate.AnalysisHistory(true, resolved, row.longNumber("runs"), ids(row.textOrNull("seen")));
    }

    Map<String, @Nullable Object> row(Analysis analysis, String tenant, String incidentId) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", Ids.next().toString());
        row.put("tenant", tenant);
        row.put("incidentId", incidentId);
        row.put("analyst", analysis.analyst());
        row.put("status", analysis.status().wire());
        row.put("reason", analysis.reason() == null ? null : analysis.reason().name());
        row.put("summary", analysis.summary());
        row.put(
                "causes",
                text(analysis.causes().stream().map(AnalysisRows::cause).toList()));
        row.put("ruledOut", text(analysis.ruledOut()));
        row.put("playbooks", text(analysis.playbooks()));
        row.put("evidence", text(analysis.evidence()));
        row.put("concern", analysis.caution().concern().wire());
        row.put("concernReason", analysis.caution().reason());
        row.put("tokensIn", analysis.usage().tokensIn());
        row.put("tokensOut", analysis.usage().tokensOut());
        row.put("durationMs", analysis.usage().durationMs());
        row.put("createdAt", Timestamp.from(clock.instant()));
        return row;
    }

    /** The facts of a run for the timeline. */
    static IncidentEvent.Analysed event(AnalysisRun run, UUID incidentId) {
        return new IncidentEvent.Analysed(
                new Subject.Incident(incidentId),
                run.decision().reason().name(),
                run.analyses().stream().map(AnalysisRows::analyst).toList(),
                run.evidence().size(),
                run.playbooks(),
                run.dropped().isEmpty() ? null : run.dropped(),
                run.asked().isEmpty() ? null : run.asked(),
                run.failures().isEmpty() ? null : run.failures());
    }

    private static IncidentEvent.Analyst analyst(Analysis one) {
        return new IncidentEvent.Analyst(one.analyst(), one.status(), String.valueOf(one.reason()), one.playbooks());
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
