package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.access.Account;
import dev.serai.approval.Role;
import dev.serai.hub.console.IncidentView.IncidentActs;
import dev.serai.hub.console.IncidentView.IncidentHead;
import dev.serai.incident.IncidentState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The head of an incident's page: what it is called, where it is, who has it, and what can be done with it as a whole. */
final class IncidentHeads {

    private IncidentHeads() {}

    /** @param links of its alerts */
    static IncidentHead of(JsonNode incident, List<PageFact> links, Instant now) {
        boolean over = isOver(incident);
        List<PageFact> facts = new ArrayList<>();
        facts.add(PageFact.of((over ? "was " : "") + Wording.severity(incident).wire()));
        String place = Wording.place(incident);
        if (!place.isEmpty()) {
            facts.add(PageFact.of(place));
        }
        facts.add(PageFact.of(incident.path("environment").asText()));
        Instant opened = Wording.instant(incident, "opened_at").orElse(now);
        facts.add(PageFact.at(over ? "began" : "since", opened, now));
        facts.add(PageFact.of(status(incident, opened, now)));
        if (incident.hasNonNull("parent")) {
            facts.add(PageFact.link(
                    "part of another incident, whose page is for both",
                    "/console/incidents/" + incident.path("parent").asText()));
        }
        if (incident.hasNonNull("assignee")) {
            facts.add(PageFact.of("assigned to " + incident.path("assignee").asText()));
        }
        Wording.instant(incident, "snoozed_until")
                .filter(now::isBefore)
                .ifPresent(until -> facts.add(PageFact.at("snoozed until", until, now)));
        facts.addAll(links);
        return new IncidentHead(
                incident.path("id").asText(), incident.path("title").asText(), Wording.severity(incident), facts);
    }

    private static String status(JsonNode incident, Instant opened, Instant now) {
        String acknowledged = incident.path("acknowledged_by").asText("");
        String resolved = incident.path("resolved_by").asText("");
        return switch (IncidentState.of(incident.path("state").asText())) {
            case OPEN -> "open for " + Moment.lasting(Duration.between(opened, now)) + ", nobody has it";
            case ACKNOWLEDGED -> Wording.who(acknowledged) + " has it";
            case RESOLVED -> "resolved"
                    + (resolved.isEmpty() ? "" : " by " + Wording.who(resolved))
                    + Wording.instant(incident, "resolved_at")
                            .map(end -> " after " + Moment.lasting(Duration.between(opened, end)))
                            .orElse("");
        };
    }

    static boolean isOver(JsonNode incident) {
        return IncidentState.of(incident.path("state").asText()) == IncidentState.RESOLVED;
    }

    /** @param more whether something belongs to it that nobody has acknowledged */
    static IncidentActs acts(JsonNode incident, boolean more, Account account) {
        boolean operator = account.role().covers(Role.OPERATOR);
        IncidentState state = IncidentState.of(incident.path("state").asText());
        return new IncidentActs(
                operator && (state == IncidentState.OPEN || state == IncidentState.ACKNOWLEDGED && more),
                operator && state == IncidentState.ACKNOWLEDGED,
                operator && state != IncidentState.RESOLVED,
                operator,
                "");
    }
}
