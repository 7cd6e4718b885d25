package dev.serai.hub.incident;

import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.http.Problem;
import dev.serai.incident.Incident;
import dev.serai.incident.IncidentFold;
import dev.serai.incident.Transition;
import dev.serai.incident.Transition.TransitionOutcome;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a person does to an incident. Each method reads the locked row and sets the property {@code step}; when there is
 * something to write also {@code event} and, as body, the parameters of the update.
 */
@Component("incidentCommands")
class IncidentCommands {

    private final Clock clock;

    IncidentCommands(Clock clock) {
        this.clock = clock;
    }

    public void acknowledge(
            @Body List<Map<String, @Nullable Object>> rows,
            @Header("incidentId") String incidentId,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        Transition done = IncidentFold.acknowledge(incident(rows, incidentId), actor, clock.instant());
        apply(done, "A resolved incident cannot be acknowledged.", exchange);
    }

    /** @param actor null where nobody asks for it and the policy has it done */
    public void unacknowledge(
            @Body List<Map<String, @Nullable Object>> rows,
            @Header("incidentId") String incidentId,
            @ExchangeProperty("actor") @Nullable String actor,
            Exchange exchange) {
        Transition done =
                IncidentFold.unacknowledge(incident(rows, incidentId), Objects.requireNonNullElse(actor, "policy"));
        apply(done, "A resolved incident cannot be opened again by hand.", exchange);
    }

    public void resolve(
            @Body List<Map<String, @Nullable Object>> rows,
            @Header("incidentId") String incidentId,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        Transition done = IncidentFold.resolve(incident(rows, incidentId), actor, clock.instant());
        apply(done, "", exchange);
    }

    /** Sets {@code event} for a note; an incident that is over takes notes too. */
    public void note(
            @Body List<Map<String, @Nullable Object>> rows,
            @Header("incidentId") String incidentId,
            @ExchangeProperty("note") String text,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        apply(IncidentFold.note(incident(rows, incidentId), actor, text), "", exchange);
    }

    /** Sets {@code event} for another analysis. */
    public void analyse(
            @Body List<Map<String, @Nullable Object>> rows,
            @Header("incidentId") String incidentId,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        Transition done = IncidentFold.askForAnalysis(incident(rows, incidentId), actor);
        apply(done, "A resolved incident is not analysed.", exchange);
    }

    private void apply(Transition done, String resolved, Exchange exchange) {
        if (done.outcome() == TransitionOutcome.REFUSED_RESOLVED) {
            throw new Problem(409, "incident-resolved", "Incident is resolved", resolved);
        }
        exchange.setProperty("step", done.outcome());
        if (done.isChange()) {
            exchange.setProperty("event", done.entries().get(0));
            exchange.getMessage().setBody(IncidentRow.status(done.incident(), clock.instant()));
        }
    }

    private static Incident incident(List<Map<String, @Nullable Object>> rows, String incidentId) {
        if (rows.isEmpty()) {
            throw new Problem(404, "not-found", "Not found", "There is no incident " + shown(incidentId) + ".");
        }
        return IncidentRow.read(new LoadedRow(rows.get(0)));
    }

    /** An id comes back only in its own shape. */
    private static String shown(String incidentId) {
        return UUID.fromString(incidentId).toString();
    }
}
