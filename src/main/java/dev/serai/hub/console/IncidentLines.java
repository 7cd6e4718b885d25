package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.console.IncidentView.ListedLine;
import dev.serai.hub.console.NowView.IncidentLine;
import dev.serai.notify.TriageVerdict;
import dev.serai.wire.WireName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Incidents as lines of a list, the worst and oldest first; many of the same kind at once are one line. A line is only made
 * where it is shown.
 *
 * @param shown the first of them
 * @param all how many there would be
 */
record IncidentLines(List<IncidentLine> shown, int all) {

    /** Nobody reads more lines at once; the rest is found by searching, and storms are one line each. */
    static final int LINES = 50;

    IncidentLines {
        shown = List.copyOf(shown);
    }

    /** @param cut whether there are more than these: then a storm may be larger than what is read of it */
    static IncidentLines of(List<JsonNode> incidents, boolean cut, Instant now) {
        List<SameIncidents> kinds = SameIncidents.of(incidents);
        return new IncidentLines(
                kinds.stream().limit(LINES).map(kind -> kind.line(cut, now)).toList(), kinds.size());
    }

    boolean isCut() {
        return all > shown.size();
    }

    static IncidentLine line(JsonNode incident, Instant now) {
        String id = incident.path("id").asText();
        return new IncidentLine(
                List.of(id),
                path(incident),
                incident.path("title").asText(),
                Wording.severity(incident),
                facts(incident, now),
                List.of(),
                false,
                Moment.of(opened(incident), now));
    }

    /** A line that says how it is. */
    static ListedLine listed(JsonNode incident, Instant now) {
        IncidentLine line = line(incident, now);
        List<PageFact> facts = new ArrayList<>();
        facts.add(PageFact.of(incident.path("state").asText()));
        facts.addAll(line.facts());
        if (!IncidentHeads.isOver(incident) && isQuiet(incident)) {
            facts.add(PageFact.of("nobody was notified"));
        }
        return new ListedLine(path(incident), line.title(), line.severity(), facts);
    }

    private static boolean isQuiet(JsonNode incident) {
        return WireName.find(TriageVerdict.class, incident.path("verdict").asText(""))
                .filter(verdict -> verdict != TriageVerdict.PAGE)
                .isPresent();
    }

    static String path(JsonNode incident) {
        return "/console/incidents/" + incident.path("id").asText();
    }

    private static List<PageFact> facts(JsonNode incident, Instant now) {
        List<PageFact> facts = new ArrayList<>();
        String place = Wording.place(incident);
        if (!place.isEmpty()) {
            facts.add(PageFact.of(place));
        }
        boolean over = IncidentHeads.isOver(incident);
        facts.add(PageFact.at(over ? "began" : "since", opened(incident), now));
        facts.add(PageFact.of(Moment.count(incident.path("alerts").asLong(), "alert")));
        long parts = incident.path("gathered").asLong();
        if (parts > 0) {
            facts.add(PageFact.of(Moment.count(parts, "more incident") + " with it"));
        }
        if (incident.hasNonNull("parent")) {
            facts.add(PageFact.of("part of another"));
        }
        String by = incident.path("acknowledged_by").asText("");
        if (!by.isEmpty()) {
            facts.add(PageFact.of(Wording.who(by) + (over ? " had it" : " has it")));
        }
        return facts;
    }

    private static Instant opened(JsonNode incident) {
        return Wording.instant(incident, "opened_at").orElse(Instant.EPOCH);
    }
}
