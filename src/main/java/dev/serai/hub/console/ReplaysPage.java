package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import dev.serai.hub.console.IncidentView.ListedLine;
import dev.serai.hub.console.ReplayView.DifferenceLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** The replays of what was delivered, and one of them with what differs. */
@Component("replaysPage")
class ReplaysPage {

    static final String PATH = NoiseTabs.REPLAYS.path();

    private static final PageLists LIST = new PageLists("listReplays", PATH, false, Map.of());
    private static final String ONE = "getReplay";

    private final PageOutput output;

    ReplaysPage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls(@ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        return List.of(LIST.call(visit));
    }

    List<PageCall> callsOfOne(@Header("replayId") String id) {
        return List.of(PageCall.of(ONE, ONE, Map.of("replayId", id), ""));
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        answers.required(PageLists.ANSWER);
        output.show(exchange, "replays", "Replays", Section.NOISE, view(answers, visit));
    }

    void showOne(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        output.show(exchange, "replay", "Replay", Section.NOISE, one(answers.required(ONE), visit.now()));
    }

    static ReplaysView view(PageAnswers answers, PageVisit visit) {
        List<ListedLine> lines = answers.items(PageLists.ANSWER).stream()
                .map(replay -> line(replay, visit.now()))
                .toList();
        return new ReplaysView(
                NoiseTabs.REPLAYS.tabs(),
                lines.isEmpty() ? "Nothing was replayed" : "What other policies would have paged for",
                lines,
                LIST.begin(visit),
                LIST.next(visit, answers));
    }

    private static ListedLine line(JsonNode replay, Instant now) {
        return new ListedLine(
                PATH + "/" + replay.path("id").asText(),
                ReplayWords.title(replay),
                Severity.INFO,
                ReplayWords.facts(replay, now));
    }

    static ReplayView one(JsonNode replay, Instant now) {
        List<DifferenceLine> differences = StreamSupport.stream(
                        replay.path("differences").spliterator(), false)
                .map(one -> difference(one, now))
                .toList();
        long all = replay.path("added").asLong()
                + replay.path("removed").asLong()
                + replay.path("moved").asLong();
        return new ReplayView(
                NoiseTabs.REPLAYS.tabs(),
                ReplayWords.title(replay),
                ReplayWords.facts(replay, now),
                ReplayWords.remarks(replay),
                differences,
                Math.max(0, all - differences.size()));
    }

    private static DifferenceLine difference(JsonNode of, Instant now) {
        List<PageFact> facts = new ArrayList<>();
        facts.add(PageFact.of(of.path("service").asText()));
        facts.add(PageFact.of(Wording.severity(of).wire()));
        Wording.instant(of, "fired_at").ifPresent(at -> facts.add(PageFact.at("fired", at, now)));
        return new DifferenceLine(
                of.path("title").asText(),
                Wording.severity(of),
                ReplayWords.difference(of),
                facts,
                DecisionWords.ofReplay(of.path("before"), now),
                DecisionWords.ofReplay(of.path("after"), now));
    }
}
