package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.console.IncidentView.ListedLine;
import dev.serai.hub.console.IncidentView.PartsView;
import dev.serai.incident.IncidentState;
import java.time.Instant;
import java.util.List;

/** What belongs to an incident, on its page. */
final class PartViews {

    private static final String ACKNOWLEDGE = "Acknowledge";

    private PartViews() {}

    /** Of those that came up last. */
    static boolean areSomeOpen(PageAnswers answers) {
        return answers.items("parts").stream().anyMatch(PartViews::isOpen);
    }

    private static boolean isOpen(JsonNode incident) {
        return IncidentState.of(incident.path("state").asText()) == IncidentState.OPEN;
    }

    static PartsView of(JsonNode incident, PageAnswers answers, Instant now) {
        long all = incident.path("gathered").asLong();
        if (all == 0) {
            return new PartsView(ACKNOWLEDGE, "", List.of(), null);
        }
        List<ListedLine> lines = answers.items("parts").stream()
                .map(part -> IncidentLines.listed(part, now))
                .toList();
        boolean more = !answers.nextCursor("parts").isEmpty();
        return new PartsView(
                ACKNOWLEDGE + (isOpen(incident) ? " it and those with it" : " the rest"),
                Wording.counted(all, "more incident") + " with it",
                lines,
                more
                        ? PageFact.link(
                                "The last " + lines.size() + "; see all",
                                "/console/incidents?parent="
                                        + incident.path("id").asText())
                        : null);
    }
}
