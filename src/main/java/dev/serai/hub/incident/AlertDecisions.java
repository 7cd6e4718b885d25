package dev.serai.hub.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.serai.hub.db.LoadedRow;
import dev.serai.json.StrictJson;
import dev.serai.secret.Redaction;
import dev.serai.signal.SignalVerdict;
import dev.serai.signal.SignalWords;
import dev.serai.signal.TraceWords;
import dev.serai.signal.TriageReason;
import dev.serai.wire.ReasonCode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Why people were notified of an alert, or not, as the API has it. */
@Component("alertDecisions")
class AlertDecisions {

    private static final String UNDECIDED = "undecided";
    private static final JsonMapper JSON = StrictJson.mapper(4);

    /** Rows of the shape {@code AlertDecision}, of those of {@code alert-decision}. */
    public List<Map<String, @Nullable Object>> shown(@Body List<Map<String, @Nullable Object>> rows) {
        return rows.stream().map(AlertDecisions::shown).toList();
    }

    private static Map<String, @Nullable Object> shown(Map<String, @Nullable Object> columns) {
        LoadedRow row = new LoadedRow(columns);
        SignalVerdict own = isSuppressedSince(row) ? null : row.wordOrNull("verdict", SignalVerdict.class);
        SignalVerdict decided = own == null ? row.wordOrNull("incident_verdict", SignalVerdict.class) : own;
        String of = own == null ? "incident_" : "";
        String reason = row.textOrNull(of + "reason");
        List<String> heldBack = heldBack(row);
        boolean listed = decided == SignalVerdict.PAGE && row.flag("held_back_everywhere");
        Map<String, @Nullable Object> shown = new HashMap<>();
        shown.put("alert_id", row.id("alert_id"));
        shown.put("incident_id", row.idOrNull("incident_id"));
        shown.put("verdict", verdict(decided, listed));
        shown.put("reason", reason);
        shown.put("sentence", listed ? String.join(" ", heldBack) : sentence(decided, reason, row));
        shown.put("because", own == null ? null : safe(row.textOrNull("because")));
        shown.put("decided_at", row.instantOrNull(own == null ? "incident_at" : "decided_at"));
        shown.put("check_again_at", own == null ? null : row.instantOrNull("due"));
        shown.put("policy", row.textOrNull("policy"));
        shown.put("trace", trace(row.textOrNull(of + "trace"), heldBack));
        return shown;
    }

    /** What was set afterwards for the incident holds for each of its alerts that fire. */
    private static boolean isSuppressedSince(LoadedRow row) {
        Instant own = row.instantOrNull("decided_at");
        Instant incident = row.instantOrNull("incident_at");
        return own != null
                && incident != null
                && !incident.isBefore(own)
                && row.flag("fires")
                && ReasonCode.find(TriageReason.class, row.textOrNull("incident_reason"))
                        .map(TriageReason::isForATime)
                        .orElse(false);
    }

    private static String verdict(@Nullable SignalVerdict decided, boolean listed) {
        if (decided == null) {
            return UNDECIDED;
        }
        return (listed ? SignalVerdict.DIGEST : decided).wire();
    }

    /** What the chats did that had had all their pages. */
    private static List<String> heldBack(LoadedRow row) {
        return tree(row.textOrNull("held_back"), "{}").properties().stream()
                .map(chat -> SignalWords.heldBack(chat.getKey(), chat.getValue().asInt()))
                .toList();
    }

    private static String trace(@Nullable String stored, List<String> heldBack) {
        ArrayNode lines = JSON.createArrayNode();
        tree(stored, "[]").forEach(line -> lines.add(safe(TraceWords.sentence(line.asText()))));
        heldBack.forEach(lines::add);
        return lines.toString();
    }

    private static JsonNode tree(@Nullable String stored, String none) {
        try {
            return JSON.readTree(stored == null ? none : stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column of JSON has JSON", e);
        }
    }

    private static String sentence(@Nullable SignalVerdict verdict, @Nullable String reason, LoadedRow row) {
        if (verdict == null) {
            return "Nothing is decided yet.";
        }
        String title = row.textOrNull("because_title");
        String because = safe(title == null ? row.textOrNull("because") : title);
        return ReasonCode.find(TriageReason.class, reason)
                .map(code -> SignalWords.sentence(verdict, code, because, row.instantOrNull("due")))
                .orElse("The policy says so.");
    }

    private static @Nullable String safe(@Nullable String text) {
        return text == null ? null : Redaction.redact(text);
    }
}
