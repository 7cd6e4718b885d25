package dev.serai.hub.planning;

import dev.serai.hub.approval.Rulebook;
import java.time.Instant;
import java.util.UUID;

/** One look at one incident: what is known, by which rules, and when. */
record Plan(String tenant, UUID incidentId, PlanFacts known, Rulebook rules, Instant now) {}
