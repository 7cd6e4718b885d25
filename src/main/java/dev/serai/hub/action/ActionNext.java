package dev.serai.hub.action;

import dev.serai.hub.job.JobItem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a change of an action: the exchange property {@code next}, which {@code direct:action-next} schedules
 * in the transaction of that change.
 *
 * @param action the action
 * @param shown whether the messages that show it are to be renewed: its approval's, and its incident's
 * @param look what is to look at the incident again
 * @param cleanUp whether what the action left behind is to be removed
 * @param verifyIn after how long to look whether the action helped; null for not at all
 */
public record ActionNext(
        StoredAction action, boolean shown, Continuation look, boolean cleanUp, @Nullable Duration verifyIn) {

    static final String PROPERTY = "next";

    /** What looks at the incident again. */
    public enum Continuation {
        NOTHING,
        /** A step is done: its playbook goes on or ends. */
        PLAN,
        /** There is new evidence. */
        ANALYSE
    }

    static ActionNext moved(StoredAction action, Continuation look) {
        return new ActionNext(action, true, look, false, null);
    }

    ActionNext verifiedIn(@Nullable Duration pause) {
        return new ActionNext(action, shown, look, cleanUp, pause);
    }

    ActionNext cleanedUp(boolean ended) {
        return new ActionNext(action, shown, look, ended, verifyIn);
    }

    /** Nothing is left of what an earlier step of the same message had found. */
    static void none(Exchange exchange) {
        exchange.removeProperty(PROPERTY);
    }

    void follow(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    public List<JobItem> approvals() {
        UUID approval = action.approvalId();
        return shown && approval != null ? List.of(JobItem.now(Map.of("approvalId", approval.toString()))) : List.of();
    }

    public List<JobItem> incidents() {
        return shown ? List.of(ofIncident()) : List.of();
    }

    public List<JobItem> analyses() {
        return look == Continuation.ANALYSE ? List.of(ofIncident()) : List.of();
    }

    public List<JobItem> plans() {
        return look == Continuation.PLAN ? List.of(ofIncident()) : List.of();
    }

    public List<JobItem> verifications() {
        String id = action.id().toString();
        return verifyIn == null ? List.of() : List.of(new JobItem(id, Map.of("actionId", id), verifyIn));
    }

    private JobItem ofIncident() {
        return JobItem.now(Map.of("incidentId", action.incidentId().toString()));
    }
}
