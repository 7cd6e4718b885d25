package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.console.IncidentView.AskView;
import java.time.Instant;
import java.util.List;

/** The own conversations about an incident: the one that goes on takes the next question. */
final class AskViews {

    private static final int MOST = 3;

    private AskViews() {}

    /** @param conversations of who looks, the newest first */
    static AskView of(String incident, List<JsonNode> conversations, Instant now) {
        return new AskView(conversations.stream()
                .filter(one -> one.path("incident_id").asText("").equals(incident))
                .limit(MOST)
                .map(one -> PageFact.linkAt(
                        ConversationWording.goesOn(one, incident) ? "your conversation that goes on" : "an earlier one",
                        ConversationWording.path(one.path("id").asText()),
                        Wording.instant(one, "last_at").orElse(now),
                        now))
                .toList());
    }
}
