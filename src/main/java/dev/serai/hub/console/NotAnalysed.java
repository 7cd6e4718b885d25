package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.OwnSource;
import dev.serai.hub.console.IncidentView.CauseView;
import dev.serai.incident.IncidentState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What stands in place of a cause where no analysis is: nothing is promised that does not come. */
final class NotAnalysed {

    /** So long after it opened somebody may still wait for the first analysis. */
    private static final Duration SOON = Duration.ofMinutes(2);

    private NotAnalysed() {}

    static CauseView view(JsonNode incident, Instant now) {
        boolean requested = OwnSource.find(incident.path("rule").asText(""))
                .filter(OwnSource::isRequest)
                .isPresent();
        if (requested) {
            return view(
                    "What it is",
                    "Somebody requested a change; nothing is wrong.",
                    "What is proposed and what was done is on this page too.");
        }
        if (IncidentState.of(incident.path("state").asText()) == IncidentState.RESOLVED) {
            return view("Likely cause", "Nothing was analysed before it was over.", "");
        }
        boolean soon = Wording.instant(incident, "opened_at")
                .map(opened -> opened.plus(SOON).isAfter(now))
                .orElse(false);
        return soon
                ? view(
                        "Likely cause",
                        "Nothing was analysed yet.",
                        "It takes some seconds; the page shows it by itself.")
                : view("Likely cause", "Nothing was analysed.", "An operator can have it analysed, above.");
    }

    private static CauseView view(String heading, String sentence, String hint) {
        return new CauseView(
                heading,
                "",
                sentence,
                List.of(),
                hint.isEmpty() ? List.of() : List.of(PageFact.of(hint)),
                List.of(),
                List.of());
    }
}
