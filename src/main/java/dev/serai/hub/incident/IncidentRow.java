package dev.serai.hub.incident;

import dev.serai.alert.Severity;
import dev.serai.hub.db.LoadedRow;
import dev.serai.incident.AlertCount;
import dev.serai.incident.Incident;
import dev.serai.incident.IncidentKey;
import dev.serai.incident.IncidentState;
import dev.serai.incident.IncidentStatus;
import dev.serai.incident.IncidentStatus.Mark;
import dev.serai.incident.PageState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads an {@link Incident} from the columns that each query of a whole one has, and says how its status is written. */
final class IncidentRow {

    private IncidentRow() {}

    static Incident read(LoadedRow row) {
        return new Incident(
                row.id("id"),
                new IncidentKey(row.text("tenant"), row.text("correlation_key")),
                new IncidentStatus(
                        row.word("state", IncidentState.class),
                        mark(row, "acknowledged_by", "acknowledged_at"),
                        mark(row, "resolved_by", "resolved_at")),
                row.word("severity", Severity.class),
                row.text("environment"),
                new AlertCount(row.number("alerts"), row.number("firing")),
                row.instant("last_alert_at"),
                PageState.of(row.textOrNull("verdict")),
                row.number("version"));
    }

    /** The parameters of {@code incident-write}: its status, in the row of the version that it was read with. */
    static Map<String, @Nullable Object> status(Incident incident, Instant now) {
        IncidentStatus status = incident.status();
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("state", status.state().wire());
        put(parameters, "acknowledged", status.acknowledged());
        put(parameters, "resolved", status.resolved());
        parameters.put("version", incident.version());
        parameters.put("now", now.toString());
        return parameters;
    }

    /** The parameters of {@code incident-parts-write}: the status that all of them, at least one, have become; ids need no quotes. */
    static Map<String, @Nullable Object> statuses(List<Incident> incidents, Instant now) {
        Map<String, @Nullable Object> parameters = status(incidents.get(0), now);
        parameters.put(
                "ids", incidents.stream().map(one -> one.id().toString()).collect(Collectors.joining(",", "{", "}")));
        return parameters;
    }

    private static void put(Map<String, @Nullable Object> parameters, String what, @Nullable Mark mark) {
        parameters.put(what + "At", mark == null ? null : mark.at().toString());
        parameters.put(what + "By", mark == null ? null : mark.by());
    }

    private static @Nullable Mark mark(LoadedRow row, String by, String at) {
        Instant when = row.instantOrNull(at);
        return when == null ? null : new Mark(row.textOrNull(by), when);
    }
}
