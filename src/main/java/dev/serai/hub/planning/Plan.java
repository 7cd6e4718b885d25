package dev.serai.hub.planning;

import dev.serai.hub.approval.Rulebook;
import java.time.Instant;
import java.util.UUID;

/** One look at one incident: what is known, by which rules, when, and what follows from it. */
record Plan(String tenant, UUID incidentId, PlanFacts known, Rulebook rules, Instant now, PlanNext next) {

    /** Nothing follows yet. */
    Plan(String tenant, UUID incidentId, PlanFacts known, Rulebook rules, Instant now) {
        this(tenant, incidentId, known, rules, now, new PlanNext());
    }
}
