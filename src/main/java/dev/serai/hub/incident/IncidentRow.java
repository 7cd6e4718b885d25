package dev.serai.hub.incident;

import dev.serai.alert.Severity;
import dev.serai.hub.db.Ids;
import dev.serai.incident.Correlation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One incident while a batch changes it. Lives within one transaction, which has locked or made it. */
public final class IncidentRow {

    private static final String OPEN = "open";
    private static final String RESOLVED = "resolved";

    private final UUID id;
    private final IncidentKey key;
    private final @Nullable Origin origin;
    private String state;
    private Severity severity;
    private int alerts;
    private int firing;
    private Instant lastAlertAt;
    private boolean touched;
    private boolean reopened;
    private boolean closed;

    private IncidentRow(
            UUID id, IncidentKey key, @Nullable Origin origin, String state, Severity severity, Instant at) {
        this.id = id;
        this.key = key;
        this.origin = origin;
        this.state = state;
        this.severity = severity;
        this.lastAlertAt = at;
    }

    public static IncidentRow open(IncidentKey key, Origin origin, Instant now) {
        return new IncidentRow(Ids.next(), key, origin, OPEN, origin.severity(), now);
    }

    static IncidentRow stored(
            UUID id, IncidentKey key, String state, Severity severity, int alerts, int firing, Instant lastAlertAt) {
        IncidentRow row = new IncidentRow(id, key, null, state, severity, lastAlertAt);
        row.alerts = alerts;
        row.firing = firing;
        return row;
    }

    /** An alert begins to fire in it. */
    public void fires(boolean newHere, Severity worst, Instant now) {
        if (isResolved()) {
            state = OPEN;
            reopened = true;
        }
        alerts += newHere ? 1 : 0;
        firing++;
        severity = severity.orWorse(worst);
        lastAlertAt = now;
        touched = true;
    }

    /** Raises the severity; false when it was as bad already. */
    public boolean worsens(Severity worst) {
        if (!worst.isWorseThan(severity)) {
            return false;
        }
        severity = worst;
        touched = true;
        return true;
    }

    public void stopsFiring() {
        firing = Math.max(0, firing - 1);
        touched = true;
    }

    /** Resolves it when nothing fires in it any more; false when there is nothing to do. */
    public boolean closeIfQuiet() {
        if (!touched || firing > 0 || isResolved()) {
            return false;
        }
        state = RESOLVED;
        closed = true;
        return true;
    }

    public UUID id() {
        return id;
    }

    public IncidentKey key() {
        return key;
    }

    /** What it was opened from; null when it was stored already. */
    @Nullable
    public Origin origin() {
        return origin;
    }

    public boolean isResolved() {
        return state.equals(RESOLVED);
    }

    String state() {
        return state;
    }

    Severity severity() {
        return severity;
    }

    public int alerts() {
        return alerts;
    }

    int firing() {
        return firing;
    }

    public Instant lastAlertAt() {
        return lastAlertAt;
    }

    public boolean touched() {
        return touched;
    }

    boolean reopened() {
        return reopened;
    }

    public boolean closed() {
        return closed;
    }

    /** The first alert and where it belongs. */
    public record Origin(String title, Severity severity, Correlation correlation) {}
}
