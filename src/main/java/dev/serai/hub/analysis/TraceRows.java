package dev.serai.hub.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.investigation.TraceCall;
import dev.serai.investigation.TraceRound;
import dev.serai.secret.Redaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What tools were asked, as rows of {@code investigation_call}. */
@Component
public class TraceRows {

    private final ObjectMapper json;

    TraceRows(ObjectMapper json) {
        this.json = json;
    }

    /** The parameters of {@code investigation-call-insert.sql}. */
    public Map<String, Object> parameters(List<TraceRound> trace, UUID subject) {
        List<Map<String, Object>> calls = new ArrayList<>();
        trace.forEach(round -> round.calls().forEach(call -> calls.add(row(calls.size() + 1, round, call))));
        return Map.of("subjectId", subject.toString(), "calls", text(calls));
    }

    private Map<String, Object> row(int number, TraceRound round, TraceCall call) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("number", number);
        row.put("round", round.number());
        row.put("tool", call.tool());
        row.put("arguments", arguments(call.arguments()));
        row.put("verdict", call.verdict().name());
        row.put("outcome", call.reported());
        row.put("about", call.about());
        row.put("evidence", call.evidence());
        row.put("sha256", call.sha256());
        row.put("bytes", call.bytes());
        row.put("took_ms", call.tookMs());
        row.put("tokens_in", round.tokensIn());
        row.put("tokens_out", round.tokensOut());
        return row;
    }

    /** Each text without secrets, so that what is left is JSON still. */
    private Map<String, Object> arguments(String text) {
        Map<String, Object> safe = new LinkedHashMap<>();
        read(text)
                .properties()
                .forEach(field -> safe.put(
                        field.getKey(),
                        field.getValue().isTextual()
                                ? Redaction.redact(field.getValue().textValue()).replace("\u0000", "")
                                : field.getValue().numberValue()));
        return safe;
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("arguments that were read are JSON", e);
        }
    }

    private String text(List<?> list) {
        try {
            return json.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a trace is plain JSON", e);
        }
    }
}
