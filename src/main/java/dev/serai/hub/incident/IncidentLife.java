package dev.serai.hub.incident;

import dev.serai.audit.Change;
import dev.serai.hub.http.Problem;
import dev.serai.incident.IncidentState;
import dev.serai.incident.IncidentState.Step;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/**
 * What a person does to an incident. Each method reads the locked row and sets the property {@code step}; when the state
 * changes also {@code change} and, as body, the parameters of the update.
 */
@Component("incidentLife")
public class IncidentLife {

    private final Clock clock;

    IncidentLife(Clock clock) {
        this.clock = clock;
    }

    public void acknowledge(
            @Body List<Map<String, Object>> rows,
            @Header("tenant") String tenant,
            @Header("incidentId") String incidentId,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        Step step = state(rows, incidentId).acknowledge();
        if (step == Step.REFUSED_RESOLVED) {
            throw new Problem(
                    409, "incident-resolved", "Incident is resolved", "A resolved incident cannot be acknowledged.");
        }
        apply(step, "incident.acknowledged", rows, tenant, incidentId, actor, exchange);
    }

    public void resolve(
            @Body List<Map<String, Object>> rows,
            @Header("tenant") String tenant,
            @Header("incidentId") String incidentId,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        Step step = state(rows, incidentId).resolve();
        apply(step, "incident.resolved", rows, tenant, incidentId, actor, exchange);
    }

    /** Sets {@code change} for a note; an incident that is over takes notes too. */
    public void note(
            @Body List<Map<String, Object>> rows,
            @Header("tenant") String tenant,
            @Header("incidentId") String incidentId,
            @ExchangeProperty("note") String text,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        state(rows, incidentId);
        exchange.setProperty(
                "change",
                Change.ofIncident(
                        tenant, actor, "incident.noted", UUID.fromString(incidentId), null, Map.of("text", text)));
    }

    /** Sets {@code change} for another analysis. */
    public void analyse(
            @Body List<Map<String, Object>> rows,
            @Header("tenant") String tenant,
            @Header("incidentId") String incidentId,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        if (state(rows, incidentId) == IncidentState.RESOLVED) {
            throw new Problem(409, "incident-resolved", "Incident is resolved", "A resolved incident is not analysed.");
        }
        exchange.setProperty(
                "change",
                Change.ofIncident(
                        tenant, actor, "incident.analysis_requested", UUID.fromString(incidentId), null, Map.of()));
    }

    private void apply(
            Step step,
            String verb,
            List<Map<String, Object>> rows,
            String tenant,
            String incidentId,
            String actor,
            Exchange exchange) {
        exchange.setProperty("step", step);
        if (step != Step.CHANGE) {
            return;
        }
        exchange.setProperty(
                "change", Change.ofIncident(tenant, actor, verb, UUID.fromString(incidentId), null, Map.of()));
        exchange.getMessage()
                .setBody(Map.of(
                        "by", actor,
                        "version", rows.get(0).get("version"),
                        "now", clock.instant().toString()));
    }

    private static IncidentState state(List<Map<String, Object>> rows, String incidentId) {
        if (rows.isEmpty()) {
            throw new Problem(404, "not-found", "Not found", "There is no incident " + shown(incidentId) + ".");
        }
        return IncidentState.ofWire(String.valueOf(rows.get(0).get("state")));
    }

    /** An id comes back only in its own shape. */
    private static String shown(String incidentId) {
        return UUID.fromString(incidentId).toString();
    }
}
