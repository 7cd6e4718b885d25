package dev.serai.hub.silence;

import dev.serai.hub.http.Problem;
import dev.serai.silence.IncidentMatchers;
import dev.serai.silence.LabelMatchers;
import dev.serai.silence.WrittenSilence;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** Silences of incidents, by what their alerts have in common. */
@Component("incidentSilences")
public class IncidentSilences {

    private static final String AN_HOUR = "1h";

    private final SilenceStore store;

    IncidentSilences(SilenceStore store) {
        this.store = store;
    }

    /** What would silence an incident; empty where its alerts have nothing in common. */
    public Optional<LabelMatchers> matchers(String tenant, UUID incident) {
        return IncidentMatchers.of(store.labels(tenant, incident));
    }

    /** What {@code direct:silence-create} takes, of what somebody wrote. */
    public static Map<String, Object> body(WrittenSilence written) {
        return Map.of(
                "matchers", MatcherJson.rows(written.matchers()),
                "duration", written.duration(),
                "comment", written.comment());
    }

    /**
     * The same for an incident, for an hour.
     *
     * @throws Problem 422 where its alerts have nothing in common
     */
    public Map<String, Object> hour(@Header("incidentId") String incidentId, @Header("tenant") String tenant) {
        LabelMatchers matchers = matchers(tenant, UUID.fromString(incidentId))
                .orElseThrow(() -> new Problem(
                        422,
                        "suppression-refused",
                        "Not possible as it is written",
                        "The alerts that fire have no label in common."));
        return body(new WrittenSilence(matchers, AN_HOUR, ""));
    }
}
