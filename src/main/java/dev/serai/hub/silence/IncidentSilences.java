package dev.serai.hub.silence;

import dev.serai.silence.IncidentMatchers;
import dev.serai.silence.LabelMatchers;
import dev.serai.silence.WrittenSilence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Silences of incidents, by what their alerts have in common. */
@Component
public class IncidentSilences {

    private final SilenceStore store;
    private final Clock clock;

    IncidentSilences(SilenceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Whether a silence with just these matchers is in force, and stays so for that long. */
    public boolean isSilenced(String tenant, LabelMatchers matchers, Duration length) {
        Instant now = clock.instant();
        return store.isInForce(tenant, matchers, now, now.plus(length));
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
}
