package dev.serai.signal;

import dev.serai.incident.AlertCount;
import dev.serai.incident.Incident;
import dev.serai.incident.IncidentKey;
import dev.serai.incident.IncidentState;
import dev.serai.incident.IncidentStatus;
import dev.serai.incident.PageState;
import dev.serai.notify.TriageVerdict;
import dev.serai.signal.StageVerdict.AfterStage;
import dev.serai.signal.StageVerdict.Decides;
import dev.serai.signal.TriageDecision.StageTrace;
import dev.serai.silence.Suppressions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Decides whether an incident pages somebody: the stages that the policy lists are asked in their order, and the first
 * that decides ends it. Where none speaks against it, the incident pages; a change that a person asked for never does.
 */
public final class Triage {

    private final TriagePolicy policy;

    public Triage(TriagePolicy policy) {
        this.policy = policy;
    }

    /** What would be decided of a new incident with one alert that fires. */
    public TriageDecision preview(AlertInView alert, Instant at) {
        Incident incident = new Incident(
                new UUID(0, 0),
                new IncidentKey("", ""),
                new IncidentStatus(IncidentState.OPEN, null, null),
                alert.severity(),
                alert.environment(),
                new AlertCount(1, 1),
                at,
                PageState.UNDECIDED,
                0);
        return decide(new TriageFacts(
                incident,
                alert.environment(),
                new TriageFacts.Since(null, false),
                0,
                at,
                Suppressions.NONE,
                List.of(alert)));
    }

    public TriageDecision decide(TriageFacts facts) {
        List<StageTrace> trace = new ArrayList<>();
        // What a person asked for is no trouble: whatever the policy says, it pages nobody.
        for (Stage stage : facts.isRequest() ? List.of(Stage.SELF_RESOLVED) : policy.stages()) {
            StageVerdict verdict = stage.evaluate(facts, policy);
            trace.add(new StageTrace(stage, verdict));
            if (verdict instanceof Decides decides) {
                return TriageDecision.of(decides, trace);
            }
        }
        if (facts.isRequest()) {
            return TriageDecision.of(
                    new Decides(TriageVerdict.SUPPRESS, TriageReason.PERSON_REQUEST, AfterStage.KEEP), trace);
        }
        TriageReason reason = facts.isReopened() ? TriageReason.REOPENED : TriageReason.NEW_INCIDENT;
        return TriageDecision.of(new Decides(TriageVerdict.PAGE, reason, AfterStage.NOTIFY), trace);
    }
}
