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
        SignalVerdict own = row.wordOrNull("verdict", SignalVerdict.class);
        SignalVerdict decided = own == null ? row.wordOrNull("incident_verdict", SignalVerdict.class) : own;
        String of = own == null ? "incident_" : "";
        String reason = row.textOrNull(of + "reason");
        String trace = row.textOrNull(of + "trace");
        Map<String, @Nullable Object> shown = new HashMap<>();
        shown.put("alert_id", row.id("alert_id"));
        shown.put("incident_id", row.idOrNull("incident_id"));
        shown.put("verdict", decided == null ? UNDECIDED : decided.wire());
        shown.put("reason", reason);
        shown.put("sentence", decided == null ? "Nothing is decided yet." : sentence(decided, reason, row));
        shown.put("because", safe(row.textOrNull("because")));
        shown.put("decided_at", row.instantOrNull(own == null ? "incident_at" : "decided_at"));
        shown.put("check_again_at", row.instantOrNull("due"));
        shown.put("policy", row.textOrNull("policy"));
        shown.put("trace", trace == null ? "[]" : trace);
        return shown;
    }

    private static String sentence(SignalVerdict verdict, @Nullable String reason, LoadedRow row) {
        String title = row.textOrNull("because_title");
        String because = safe(title == null ? row.textOrNull("because") : title);
        return ReasonCode.find(TriageReason.class, reason)
                .map(code -> SignalWords.sentence(verdict, code, because))
                .orElse("The policy says so.");
    }

    private static @Nullable String safe(@Nullable String text) {
        return text == null ? null : Redaction.redact(text);
    }
}
