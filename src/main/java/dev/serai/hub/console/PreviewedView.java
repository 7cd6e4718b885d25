package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.console.IncidentView.ListedLine;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What would have been held back in the last day.
 *
 * @param sentence how much
 * @param lines the latest of them
 * @param rest how many alerts match beside these
 */
public record PreviewedView(String sentence, List<ListedLine> lines, long rest) {

    static PreviewedView of(JsonNode preview, Instant now) {
        List<ListedLine> lines = StreamSupport.stream(preview.path("first").spliterator(), false)
                .map(alert -> AlertLines.of(alert, now))
                .toList();
        long alerts = preview.path("alerts").asLong();
        return new PreviewedView(sentence(preview, alerts), lines, alerts - lines.size());
    }

    private static String sentence(JsonNode preview, long alerts) {
        if (alerts == 0) {
            return "In the last day it would have held back nothing.";
        }
        long pages = preview.path("pages").asLong();
        long firing = preview.path("firing").asLong();
        return "In the last day it would have held back " + Moment.count(alerts, "alert") + ", "
                + (firing == 0 ? "none of which fires now" : firing + " of which fire now") + ", and "
                + (pages == 0 ? "no page" : Moment.count(pages, "page")) + "."
                + (preview.path("complete").asBoolean(true) ? "" : " Only the latest 10,000 alerts were compared.");
    }
}
