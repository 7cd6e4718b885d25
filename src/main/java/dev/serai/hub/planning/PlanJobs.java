package dev.serai.hub.planning;

import dev.serai.hub.job.JobQueue;
import dev.serai.hub.job.JobQueue.Request;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What follows from a plan, scheduled in its transaction. */
@Component
class PlanJobs {

    private final JobQueue jobs;

    PlanJobs(JobQueue jobs) {
        this.jobs = jobs;
    }

    /** Lets an approved action start. */
    void run(String tenant, UUID actionId) {
        jobs.schedule(Request.now("run", tenant, Map.of("actionId", actionId.toString())));
    }

    /** Has a proposed change tried out before anybody is asked. */
    void preview(NewAction action) {
        jobs.schedule(Request.now(
                "preview", action.tenant(), Map.of("actionId", action.id().toString())));
    }

    /** Brings the incident's messages up to date. */
    void notifyIncident(Plan plan) {
        jobs.schedule(Request.now("notify-incident", plan.tenant(), headers(plan)));
    }

    /** Looks at the incident again. */
    void planLater(Plan plan, Duration delay) {
        jobs.schedule(new Request("plan", "later:" + plan.incidentId(), plan.tenant(), headers(plan), delay));
    }

    private static Map<String, String> headers(Plan plan) {
        return Map.of("incidentId", plan.incidentId().toString());
    }
}
