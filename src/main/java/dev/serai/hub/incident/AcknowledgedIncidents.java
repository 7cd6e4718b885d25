package dev.serai.hub.incident;

import dev.serai.failure.Causes;
import dev.serai.hub.http.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rows of {@code AcknowledgedIncident}: what became of each of several incidents. */
@Component("acknowledgedIncidents")
class AcknowledgedIncidents {

    public Map<String, @Nullable Object> done(@Header("incidentId") String incidentId) {
        return row(incidentId, null);
    }

    public Map<String, @Nullable Object> refused(
            @Header("incidentId") String incidentId, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable caught) {
        return row(incidentId, Causes.first(caught, Problem.class).orElseThrow().code());
    }

    private static Map<String, @Nullable Object> row(String id, @Nullable String problem) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("acknowledged", problem == null);
        row.put("problem", problem);
        return row;
    }
}
