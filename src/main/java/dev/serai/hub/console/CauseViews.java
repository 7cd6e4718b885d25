package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.analysis.AnalysisReason;
import dev.serai.hub.console.IncidentView.CauseView;
import dev.serai.hub.console.IncidentView.OtherCause;
import dev.serai.hub.console.IncidentView.QuotedEvidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What is likely behind an incident: the last analysis that names a cause, with the evidence that it cites. */
final class CauseViews {

    private static final String MODEL = "model:";
    /** So much evidence the likely cause quotes, and so much each other one. */
    private static final int OF_FIRST = 4;

    private static final int OF_OTHER = 2;
    private static final int LINES = 200;
    private static final Set<String> WELL =
            Set.of(AnalysisReason.RECOVERED.name(), AnalysisReason.NO_ACTIVE_FAILURE.name());

    /** What a summary quotes. */
    private static final Pattern QUOTED = Pattern.compile("\u201c([^\u201d]{4,})\u201d");

    private final Map<String, JsonNode> evidence = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<Integer, QuotedEvidence> quoted = new LinkedHashMap<>();
    private final Set<String> quotes = new LinkedHashSet<>();
    private final Instant now;

    private CauseViews(List<JsonNode> evidence, Instant now) {
        evidence.forEach(one -> this.evidence.put(one.path("id").asText(), one));
        this.now = now;
    }

    /**
     * The cause; while nothing was analysed, what is the case instead.
     *
     * @param analyses the oldest first
     */
    static CauseView of(JsonNode incident, List<JsonNode> analyses, List<JsonNode> evidence, Instant now) {
        if (analyses.isEmpty()) {
            return NotAnalysed.view(incident, now);
        }
        JsonNode named = analyses.get(analyses.size() - 1);
        for (JsonNode analysis : analyses) {
            if (!analysis.path("causes").isEmpty() || isWell(analysis)) {
                named = analysis;
            }
        }
        return new CauseViews(evidence, now).view(named);
    }

    /** Whether it says that nothing is wrong. */
    private static boolean isWell(JsonNode analysis) {
        return WELL.contains(analysis.path("reason").asText());
    }

    private CauseView view(JsonNode analysis) {
        JsonNode causes = analysis.path("causes");
        String summary = analysis.path("summary").asText("");
        String analyst = analysis.path("analyst").asText();
        QUOTED.matcher(summary).results().forEach(quote -> quotes.add(quote.group(1)));
        JsonNode first = causes.path(0);
        List<Integer> cites = cites(first, OF_FIRST);
        List<QuotedEvidence> shown = news(0);
        List<OtherCause> others = new ArrayList<>();
        for (int i = 1; i < causes.size(); i++) {
            int before = quoted.size();
            List<Integer> own = cites(causes.get(i), OF_OTHER);
            others.add(new OtherCause(causes.get(i).path("text").asText(), own, news(before)));
        }
        analysis.path("ruled_out")
                .forEach(one -> others.add(new OtherCause("Ruled out: " + one.asText(), List.of(), List.of())));
        return new CauseView(
                "Likely cause",
                analyst.startsWith(MODEL) ? "Model " + analyst.substring(MODEL.length()) + " says:" : "",
                causes.isEmpty()
                        ? (isWell(analysis) ? "" : "The cause is not known. ") + summary
                        : first.path("text").asText(),
                cites,
                facts(analysis, first, analyst),
                shown,
                others);
    }

    /** The pieces that are quoted since there were so many. */
    private List<QuotedEvidence> news(int before) {
        return quoted.values().stream().skip(before).toList();
    }

    private List<PageFact> facts(JsonNode analysis, JsonNode first, String analyst) {
        List<PageFact> facts = new ArrayList<>();
        if (first.has("confidence")) {
            facts.add(PageFact.of(Math.round(first.path("confidence").asDouble() * 100) + " % sure"));
        }
        facts.add(PageFact.of(analyst.startsWith(MODEL) ? "by a model" : "by known patterns"));
        Wording.instant(analysis, "created_at").ifPresent(at -> facts.add(PageFact.at("analysed", at, now)));
        String concern = analysis.path("concern_reason").asText("");
        if (!concern.isEmpty()) {
            facts.add(PageFact.of("concern: " + concern));
        }
        return facts;
    }

    /** Numbers of the first pieces that a cause cites, what people read first before the rest; what is not there any more has none. */
    private List<Integer> cites(JsonNode cause, int most) {
        List<Map.Entry<JsonNode, EvidenceText>> cited = new ArrayList<>();
        cause.path("evidence").forEach(id -> {
            JsonNode item = evidence.get(id.asText());
            if (item != null) {
                cited.add(Map.entry(item, EvidenceText.of(item, quotes)));
            }
        });
        cited.sort(Comparator.comparing(one -> one.getValue().rank()));
        List<Integer> cites = new ArrayList<>();
        for (Map.Entry<JsonNode, EvidenceText> one : cited) {
            if (cites.size() < most) {
                cite(one.getKey(), one.getValue(), cites);
            }
        }
        return cites;
    }

    private void cite(JsonNode item, EvidenceText text, List<Integer> cites) {
        int number = numbers.computeIfAbsent(text.said(), said -> numbers.size() + 1);
        quoted.computeIfAbsent(number, none -> quoted(number, item, text));
        if (!cites.contains(number)) {
            cites.add(number);
        }
    }

    private QuotedEvidence quoted(int number, JsonNode item, EvidenceText text) {
        return new QuotedEvidence(
                number,
                text.caption(),
                Moment.of(Wording.instant(item, "collected_at").orElse(now), now),
                text.decisive(),
                text.isCut() ? text.body().stream().limit(LINES).toList() : List.of(),
                text.body().size());
    }
}
