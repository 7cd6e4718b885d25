package dev.serai.hub.incident;

import dev.serai.hub.db.LoadedRow;
import dev.serai.secret.Redaction;
import dev.serai.signal.SignalVerdict;
import dev.serai.signal.SignalWords;
import dev.serai.signal.TriageReason;
import dev.serai.wire.ReasonCode;
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

    /** Rows of the shape {@code AlertDecision}, of those of {@code alert-decision}. */
    public List<Map<String, @Nullable Object>> shown(@Body List<Map<String, @Nullable Object>> rows) {
        return rows.stream().map(AlertDecisions::shown).toList();
    }

    private static Map<String, @Nullable Object> shown(Map<String, @Nullable Object> columns) {
        LoadedRow row = new LoadedRow(columns);
        boolean own = row.textOrNull("verdict") != null;
        String verdict = own ? row.text("verdict") : row.textOrNull("incident_verdict");
        String reason = own ? row.text("reason") : row.textOrNull("incident_reason");
        Map<String, @Nullable Object> shown = new HashMap<>(Map.of("alert_id", row.id("alert_id")));
        shown.put("incident_id", row.idOrNull("incident_id"));
        shown.put("verdict", verdict == null ? UNDECIDED : verdict);
        shown.put("reason", reason);
        shown.put("sentence", sentence(verdict, reason, row));
        shown.put("because", safe(row.textOrNull("because")));
        shown.put("decided_at", own ? row.instant("decided_at") : row.instantOrNull("incident_at"));
        shown.put("check_again_at", row.instantOrNull("due"));
        shown.put("policy", row.textOrNull("policy"));
        shown.put("trace", own ? row.textOrNull("trace") : row.textOrNull("incident_trace"));
        shown.computeIfAbsent("trace", none -> "[]");
        return shown;
    }

    private static String sentence(@Nullable String verdict, @Nullable String reason, LoadedRow row) {
        if (verdict == null || reason == null) {
            return "Nothing is decided yet.";
        }
        String because =
                row.textOrNull("because_title") == null ? row.textOrNull("because") : row.text("because_title");
        return ReasonCode.find(TriageReason.class, reason)
                .map(code -> SignalWords.sentence(SignalVerdict.of(verdict), code, safe(because)))
                .orElse("The policy says so.");
    }

    private static @Nullable String safe(@Nullable String text) {
        return text == null ? null : Redaction.redact(text);
    }
}
