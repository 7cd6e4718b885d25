package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.hub.console.SuppressionListView.NamedMatchers;
import dev.serai.hub.console.SuppressionListView.SuppressionGroup;
import dev.serai.hub.console.SuppressionListView.SuppressionLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** The page Windows: which maintenance windows are open, which come, which were there lately. */
@Component("windowsPage")
class WindowsPage {

    static final String PATH = NoiseTabs.WINDOWS.path();

    private static final String LIST = "windows";
    private static final int LATELY = 20;

    private final PageOutput output;

    WindowsPage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls() {
        return List.of(PageCall.list(LIST, "listMaintenanceWindows", "limit=200"));
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        output.show(exchange, "suppressions", "Windows", Section.NOISE, view(answers, visit));
    }

    static SuppressionListView view(PageAnswers answers, PageVisit visit) {
        boolean mayChange = visit.account().role().covers(Role.OPERATOR);
        Instant now = visit.now();
        List<JsonNode> open = in(SuppressionState.ACTIVE, answers);
        List<JsonNode> coming = in(SuppressionState.PENDING, answers).stream()
                .sorted(Comparator.comparing(one -> one.path("next_at").asText()))
                .toList();
        return new SuppressionListView(
                NoiseTabs.WINDOWS.tabs(),
                open.isEmpty()
                        ? "No maintenance window is open"
                        : Wording.counted(open.size(), "maintenance window") + (open.size() == 1 ? " is" : " are")
                                + " open",
                "window",
                mayChange ? PageFact.link("Plan a window…", PATH + "/new") : null,
                List.of(
                        new SuppressionGroup(
                                "Open",
                                "No planned work is expected to disturb anything.",
                                lines(open, mayChange, now)),
                        new SuppressionGroup("To come", "None is planned.", lines(coming, mayChange, now)),
                        new SuppressionGroup(
                                "Ended lately",
                                "None has ended.",
                                lines(
                                        in(SuppressionState.ENDED, answers).stream()
                                                .limit(LATELY)
                                                .toList(),
                                        false,
                                        now))));
    }

    private static List<JsonNode> in(SuppressionState state, PageAnswers answers) {
        return answers.items(LIST).stream().filter(state::isOf).toList();
    }

    private static List<SuppressionLine> lines(List<JsonNode> windows, boolean mayEnd, Instant now) {
        return windows.stream()
                .map(window -> new SuppressionLine(
                        WrittenMatchers.text(window.path("scope")),
                        window.path("comment").asText(),
                        facts(window, now),
                        further(window),
                        mayEnd ? PATH + "/" + window.path("id").asText() + "/end" : null))
                .toList();
    }

    private static List<PageFact> facts(JsonNode window, Instant now) {
        List<PageFact> facts = new ArrayList<>();
        Wording.instant(window, "active_until").ifPresent(until -> facts.add(PageFact.at("open until", until, now)));
        Wording.instant(window, "next_at").ifPresent(next -> facts.add(PageFact.at("opens", next, now)));
        facts.add(PageFact.of(schedule(window)));
        facts.add(PageFact.of("by " + window.path("author").asText()));
        if (window.hasNonNull("change_id")) {
            facts.add(PageFact.of("declared with a change"));
        }
        Wording.instant(window, "ended_at").ifPresent(at -> facts.add(PageFact.at("ended", at, now)));
        if (window.hasNonNull("ended_by")) {
            facts.add(PageFact.of("ended by " + window.path("ended_by").asText()));
        }
        return facts;
    }

    /** For instance {@code every week on Saturday at 22:00 in Europe/Berlin, for 2 hours}. */
    private static String schedule(JsonNode window) {
        String[] starts = window.path("starts_at").asText().split("T", 2);
        String clock = starts[starts.length - 1].replaceFirst("^(\\d\\d:\\d\\d).*", "$1");
        String length =
                Moment.exactly(Duration.ofSeconds(window.path("length_seconds").asLong()));
        String often = window.hasNonNull("rule")
                ? RecurrenceWords.of(window.path("rule").asText()).orElse("by the rule below, first on " + starts[0])
                : "once, on " + starts[0];
        return often + " at " + clock + " in " + window.path("zone").asText() + ", for " + length;
    }

    private static List<NamedMatchers> further(JsonNode window) {
        List<NamedMatchers> further = new ArrayList<>();
        window.path("expects").forEach(one -> further.add(new NamedMatchers("Expected", WrittenMatchers.text(one))));
        window.path("except").forEach(one -> further.add(new NamedMatchers("Not covered", WrittenMatchers.text(one))));
        String rule = window.path("rule").asText("");
        if (!rule.isEmpty() && RecurrenceWords.of(rule).isEmpty()) {
            further.add(new NamedMatchers("Rule", rule));
        }
        return further;
    }
}
