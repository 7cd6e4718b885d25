package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.AlertState;
import dev.serai.hub.console.IncidentView.ListedLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An alert as a line of a list. */
final class AlertLines {

    private AlertLines() {}

    static ListedLine of(JsonNode alert, Instant now) {
        List<PageFact> facts = new ArrayList<>();
        facts.add(PageFact.of(alert.path("source").asText()));
        facts.add(PageFact.of(state(AlertState.of(alert.path("state").asText()))));
        long times = alert.path("occurrences").asLong();
        if (times > 1) {
            facts.add(PageFact.of(Moment.count(times, "report")));
        }
        Wording.instant(alert, "last_seen").ifPresent(at -> facts.add(PageFact.at("last", at, now)));
        return new ListedLine(
                "/console/alerts/" + alert.path("id").asText(),
                alert.path("title").asText(),
                Wording.severity(alert),
                facts);
    }

    private static String state(AlertState state) {
        return switch (state) {
            case FIRING -> "firing";
            case RESOLVED -> "over";
        };
    }
}
