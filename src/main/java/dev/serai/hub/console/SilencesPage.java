package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.hub.console.SuppressionListView.SuppressionGroup;
import dev.serai.hub.console.SuppressionListView.SuppressionLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** The page Silences: what is silenced, what will be, what was lately. */
@Component("silencesPage")
class SilencesPage {

    static final String PATH = NoiseTabs.SILENCES.path();

    private static final String ACTIVE = SuppressionState.ACTIVE.wire();
    private static final String PENDING = SuppressionState.PENDING.wire();
    private static final String ENDED = SuppressionState.ENDED.wire();
    private static final int COUNTED = 5;
    private static final int LATELY = 20;

    private final PageOutput output;

    SilencesPage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls() {
        return Stream.of(ACTIVE, PENDING, ENDED)
                .map(state -> PageCall.list(state, "listSilences", "limit=200&state=" + state))
                .toList();
    }

    /** The lists once more, with what the first of those in force hold back. */
    List<PageCall> counted(@Body PageAnswers answers) {
        List<PageCall> calls = new ArrayList<>(calls());
        answers.items(ACTIVE).stream()
                .limit(COUNTED)
                .forEach(silence -> calls.add(PageCall.change(
                                "previewSilence",
                                Map.of(),
                                Map.of("matchers", WrittenMatchers.rows(silence.path("matchers"))))
                        .named(silence.path("id").asText())));
        return calls;
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        output.show(exchange, "suppressions", "Silences", Section.NOISE, view(answers, visit));
    }

    static SuppressionListView view(PageAnswers answers, PageVisit visit) {
        boolean mayChange = visit.account().role().covers(Role.OPERATOR);
        List<JsonNode> active = answers.items(ACTIVE);
        return new SuppressionListView(
                NoiseTabs.SILENCES.tabs(),
                active.isEmpty()
                        ? "Nothing is silenced"
                        : Wording.counted(active.size(), "silence") + (active.size() == 1 ? " is" : " are")
                                + " in force",
                "silence",
                mayChange ? PageFact.link("Silence something…", PATH + "/new") : null,
                List.of(
                        new SuppressionGroup(
                                "In force",
                                "Each alert notifies people as the policies say.",
                                lines(active, answers, mayChange, visit.now())),
                        new SuppressionGroup(
                                "To come",
                                "None is planned.",
                                lines(answers.items(PENDING), answers, mayChange, visit.now())),
                        new SuppressionGroup(
                                "Ended lately",
                                "None has ended.",
                                lines(lately(answers), answers, false, visit.now()))));
    }

    private static List<JsonNode> lately(PageAnswers answers) {
        return answers.items(ENDED).stream()
                .sorted(Comparator.comparing(
                                (JsonNode one) -> one.path("ends_at").asText())
                        .reversed())
                .limit(LATELY)
                .toList();
    }

    private static List<SuppressionLine> lines(
            List<JsonNode> silences, PageAnswers answers, boolean mayEnd, Instant now) {
        return silences.stream()
                .map(silence -> {
                    String id = silence.path("id").asText();
                    return new SuppressionLine(
                            WrittenMatchers.text(silence.path("matchers")),
                            silence.path("comment").asText(),
                            facts(silence, answers.object("previewSilence/" + id), now),
                            List.of(),
                            mayEnd ? PATH + "/" + id + "/end" : null);
                })
                .toList();
    }

    private static List<PageFact> facts(JsonNode silence, JsonNode preview, Instant now) {
        List<PageFact> facts = new ArrayList<>();
        Instant starts = Wording.instant(silence, "starts_at").orElse(now);
        if (starts.isAfter(now)) {
            facts.add(PageFact.at("from", starts, now));
        }
        boolean over = SuppressionState.ENDED.isOf(silence);
        Wording.instant(silence, "ends_at")
                .ifPresent(end -> facts.add(PageFact.at(over ? "ended" : "until", end, now)));
        facts.add(PageFact.of("by " + silence.path("author").asText()));
        if (silence.hasNonNull("ended_by")) {
            facts.add(PageFact.of("ended early by " + silence.path("ended_by").asText()));
        }
        if (!preview.isMissingNode()) {
            facts.add(PageFact.of(held(preview)));
        }
        return facts;
    }

    private static String held(JsonNode preview) {
        long firing = preview.path("firing").asLong();
        return "holds back "
                + (firing == 0
                        ? "nothing right now"
                        : Moment.count(firing, "alert") + " that " + (firing == 1 ? "fires" : "fire"));
    }
}
