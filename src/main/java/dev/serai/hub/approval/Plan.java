package dev.serai.hub.approval;

import dev.serai.hub.planning.PlanFacts;
import java.time.Instant;
import java.util.UUID;

/** One look at one incident: what is known, by which rules, and when. */
record Plan(String tenant, UUID incidentId, PlanFacts known, Rulebook rules, Instant now) {}
