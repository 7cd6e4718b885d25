package dev.serai.hub.silence;

import dev.serai.hub.http.Problem;
import dev.serai.silence.IncidentMatchers;
import dev.serai.silence.LabelMatchers;
import dev.serai.silence.WrittenSilence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Silences of incidents, by what their alerts have in common. */
@Component
public class IncidentSilences {

    /** Of more alerts it is not known what they have in common. */
    private static final int MOST_ALERTS = 200;

    private static final int MOST_FIRING = 20_000;

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

    /**
     * What would silence an incident, and of other alerts only those that have all of it too; empty where its alerts have nothing
     * in common.
     *
     * @throws Problem 422 where that cannot be said exactly
     */
    public Optional<LabelMatchers> matchers(String tenant, UUID incident) {
        List<Map<String, String>> firing = store.labels(tenant, incident, MOST_ALERTS + 1);
        if (firing.size() > MOST_ALERTS) {
            throw refused("More than " + MOST_ALERTS + " of its alerts fire");
        }
        try {
            return IncidentMatchers.exact(firing);
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private static Problem refused(String why) {
        return new Problem(
                422,
                "suppression-refused",
                "Not silenced",
                why + "; nothing is silenced. Write /silence with matchers that say what is meant.");
    }

    /** How many alerts that fire match, and of how many incidents: {@code 3 alerts of 2 incidents}. */
    public String count(String tenant, LabelMatchers matchers) {
        List<SilenceStore.FiringIn> firing = store.firing(tenant, matchers, MOST_FIRING);
        long incidents =
                firing.stream().map(SilenceStore.FiringIn::incident).distinct().count();
        return counted(firing.size(), "alert") + " of " + counted(incidents, "incident");
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** What {@code direct:silence-create} takes, of what somebody wrote. */
    public static Map<String, Object> body(WrittenSilence written) {
        return Map.of(
                "matchers", MatcherJson.rows(written.matchers()),
                "duration", written.duration(),
                "comment", written.comment());
    }
}
