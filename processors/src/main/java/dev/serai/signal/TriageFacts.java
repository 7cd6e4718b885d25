package dev.serai.signal;

import dev.serai.alert.Severity;
import dev.serai.incident.Incident;
import dev.serai.incident.PageState;
import dev.serai.silence.Suppressions;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What triage looks at.
 *
 * @param incident as it stands
 * @param environment the most careful one of the incident and its alerts
 * @param since what happened since the last decision
 * @param transitions how often the liveliest of its alerts changed state within the policy's window
 * @param now the moment of the decision
 * @param suppressions what people have set
 * @param firing its alerts that fire, the latest first; of very many only the latest, see {@link #seesAllFiring}
 */
public record TriageFacts(
        Incident incident,
        String environment,
        Since since,
        int transitions,
        Instant now,
        Suppressions suppressions,
        List<AlertInView> firing) {

    /**
     * What is different from the last decision.
     *
     * @param severityThen the severity at that decision, what was suppressed for a time left aside; null at the first one
     * @param reopened whether the incident was reopened since
     * @param suppressed whether it was suppressed for a time, and nothing was decided since
     * @param pages how often people were paged for it within the last eight hours
     * @param saidFlapping whether one of these pages said that it flaps
     */
    public record Since(
            @Nullable Severity severityThen, boolean reopened, boolean suppressed, int pages, boolean saidFlapping) {

        public Since(@Nullable Severity severityThen, boolean reopened) {
            this(severityThen, reopened, false, 0, false);
        }
    }

    public TriageFacts {
        firing = List.copyOf(firing);
    }

    Severity severity() {
        return incident.severity();
    }

    /** Whether it is a change that a person asked for, and no trouble. */
    boolean isRequest() {
        return incident.key().isOfRequest();
    }

    /** Whether nothing fires any more, or a person has ended it. */
    boolean isOver() {
        return incident.isResolved() || incident.alerts().firing() == 0;
    }

    /** Whether people were paged for it. */
    boolean isAnnounced() {
        return incident.paging() == PageState.PAGED;
    }

    boolean isReopened() {
        return since.reopened();
    }

    boolean isWorse() {
        return since.severityThen() != null && severity().isWorseThan(since.severityThen());
    }

    /** Whether {@link #firing} has every alert that fires: what is to hold for all of them must know all. */
    public boolean seesAllFiring() {
        return firing.size() == incident.alerts().firing();
    }
}
