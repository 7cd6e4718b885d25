package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.console.QuarantineView.KeptLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** The deliveries that could not be read, and one of them with what was sent. */
@Component("quarantinePage")
class QuarantinePage {

    private static final PageLists LIST = new PageLists("listQuarantine", RouteTabs.QUARANTINE.path(), false, Map.of());
    private static final String ONE = "getQuarantined";

    private static final Map<String, String> REASONS = Map.of(
            "UNFIT", "not the shape of its kind",
            "NO_ALERT", "no alert in it can be taken",
            "UNSTORABLE", "the database refuses its values",
            "FAILED", "folding it failed each time");

    private final PageOutput output;

    QuarantinePage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls(@ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        return List.of(LIST.call(visit));
    }

    List<PageCall> callsOfOne(@Header("quarantineId") String id) {
        return List.of(PageCall.of(ONE, ONE, Map.of("quarantineId", id), ""));
    }

    /** What the form beside a delivery asks for. */
    List<PageCall> replay(@Header("quarantineId") String id) {
        return List.of(PageCall.change("replayQuarantined", Map.of("quarantineId", id), Map.of()));
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        answers.required(PageLists.ANSWER);
        output.show(exchange, "quarantine", "Quarantine", Section.ROUTES, view(answers, visit));
    }

    void showOne(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        answers.required(ONE);
        output.show(exchange, "quarantine", "Quarantine", Section.ROUTES, one(answers.object(ONE), visit.now()));
    }

    static QuarantineView view(PageAnswers answers, PageVisit visit) {
        List<KeptLine> lines = answers.items(PageLists.ANSWER).stream()
                .map(kept -> line(kept, visit.now()))
                .toList();
        boolean more = !answers.nextCursor(PageLists.ANSWER).isEmpty();
        String counted = Wording.counted(lines.size(), "delivery");
        String title = lines.isEmpty()
                ? "Every delivery could be read"
                : (more ? "At least " + Wording.small(counted) : counted) + " could not be read";
        return new QuarantineView(
                RouteTabs.QUARANTINE.tabs(), title, false, lines, LIST.begin(visit), LIST.next(visit, answers));
    }

    static QuarantineView one(JsonNode kept, Instant now) {
        return new QuarantineView(
                RouteTabs.QUARANTINE.tabs(),
                "A delivery of " + kept.path("source").asText() + " that could not be read",
                true,
                List.of(line(kept, now)),
                null,
                null);
    }

    private static KeptLine line(JsonNode kept, Instant now) {
        String reason = kept.path("reason").asText();
        List<PageFact> facts = new ArrayList<>();
        facts.add(PageFact.of(REASONS.getOrDefault(reason, reason)));
        Wording.instant(kept, "received_at").ifPresent(at -> facts.add(PageFact.at("received", at, now)));
        if (!kept.path("kind").isNull()) {
            facts.add(PageFact.of("kind " + kept.path("kind").asText()));
        }
        facts.add(PageFact.of(Moment.count(kept.path("bytes").asLong(), "byte")));
        if (kept.path("truncated").asBoolean()) {
            facts.add(PageFact.of("the first 64 KiB are shown"));
        }
        return new KeptLine(
                kept.path("id").asText(),
                kept.path("source").asText(),
                kept.path("detail").asText(),
                kept.path("payload").asText(""),
                facts);
    }
}
