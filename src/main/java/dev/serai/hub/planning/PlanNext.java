package dev.serai.hub.planning;

import dev.serai.hub.approval.NewApproval;
import dev.serai.hub.job.JobItem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Exchange;

/**
 * What follows from what is proposed, previewed or refused in one transaction: the exchange property {@code next}, which
 * {@code direct:plan-next} schedules there. Whoever proposes adds to it; it knows nothing of queues.
 */
public final class PlanNext {

    static final String PROPERTY = "next";

    private final List<JobItem> previews = new ArrayList<>();
    private final List<JobItem> runs = new ArrayList<>();
    private final List<JobItem> approvals = new ArrayList<>();
    private final List<JobItem> expiries = new ArrayList<>();
    private final List<JobItem> escalations = new ArrayList<>();
    private final List<JobItem> plans = new ArrayList<>();
    private final Map<UUID, Duration> later = new LinkedHashMap<>();
    private final Set<UUID> incidents = new LinkedHashSet<>();

    /** Leaves it to the route, in place of what an earlier step of the same message had found. */
    void follow(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    /** Has a proposed change tried out before anybody is asked. */
    void preview(UUID actionId) {
        previews.add(JobItem.now(Map.of("actionId", actionId.toString())));
    }

    /** Lets an approved action start. */
    void run(UUID actionId) {
        runs.add(JobItem.now(Map.of("actionId", actionId.toString())));
    }

    /** Has an approval shown, escalated and ended in time. */
    void asked(NewApproval approval) {
        String id = approval.id().toString();
        Map<String, String> headers = Map.of("approvalId", id);
        Instant now = approval.action().at().truncatedTo(ChronoUnit.MILLIS);
        approvals.add(JobItem.now(headers));
        expiries.add(new JobItem(id, headers, Duration.between(now, approval.expiresAt())));
        Instant escalateAt = approval.escalateAt();
        if (escalateAt != null) {
            escalations.add(new JobItem(id, headers, Duration.between(now, escalateAt)));
        }
    }

    /** Brings the incident's messages up to date. */
    void show(UUID incidentId) {
        incidents.add(incidentId);
    }

    /** Looks at the incident again, at once. */
    void plan(UUID incidentId) {
        plans.add(JobItem.now(incident(incidentId)));
    }

    /** Looks at the incident again after a while: once, as soon as anybody asked for it. */
    void planLater(UUID incidentId, Duration delay) {
        later.merge(incidentId, delay, (one, other) -> one.compareTo(other) <= 0 ? one : other);
    }

    private static Map<String, String> incident(UUID incidentId) {
        return Map.of("incidentId", incidentId.toString());
    }

    public List<JobItem> previews() {
        return List.copyOf(previews);
    }

    public List<JobItem> runs() {
        return List.copyOf(runs);
    }

    public List<JobItem> approvals() {
        return List.copyOf(approvals);
    }

    public List<JobItem> expiries() {
        return List.copyOf(expiries);
    }

    public List<JobItem> escalations() {
        return List.copyOf(escalations);
    }

    public List<JobItem> plans() {
        List<JobItem> all = new ArrayList<>(plans);
        later.forEach((id, delay) -> all.add(new JobItem("later:" + id, incident(id), delay)));
        return all;
    }

    public List<JobItem> incidents() {
        return incidents.stream().map(id -> JobItem.now(incident(id))).toList();
    }
}
