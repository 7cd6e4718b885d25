package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.serai.analysis.EvidenceKind;
import dev.serai.hub.console.IncidentView.CauseView;
import dev.serai.hub.console.IncidentView.OtherCause;
import dev.serai.hub.console.IncidentView.QuotedEvidence;
import dev.serai.hub.console.IncidentView.QuotedLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is likely behind an incident: the last analysis that names a cause, with the evidence that it cites. */
final class CauseViews {

    private static final String MODEL = "model:";
    private static final String OF_ACTION = "action:";
    private static final int SHOWN = 3;
    private static final int MORE = 12;
    private static final int LINES = 60;
    private static final int LINE_OF_ITS_OWN = 12;

    /** What a summary quotes. */
    private static final Pattern QUOTED = Pattern.compile("\u201c([^\u201d]{4,})\u201d");

    private final Map<String, JsonNode> evidence = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, JsonNode> items = new HashMap<>();
    private final Instant now;

    /** What people read first. */
    private enum EvidenceRank {
        LOG,
        OTHER,
        /** What a step of a playbook read, field by field. */
        MACHINE
    }

    private CauseViews(List<JsonNode> evidence, Instant now) {
        evidence.forEach(one -> this.evidence.put(one.path("id").asText(), one));
        this.now = now;
    }

    /**
     * Null while there is no analysis.
     *
     * @param analyses the oldest first
     */
    static @Nullable CauseView of(List<JsonNode> analyses, List<JsonNode> evidence, Instant now) {
        if (analyses.isEmpty()) {
            return null;
        }
        JsonNode last = analyses.get(analyses.size() - 1);
        JsonNode named = last;
        for (JsonNode analysis : analyses) {
            if (!analysis.path("causes").isEmpty()) {
                named = analysis;
            }
        }
        return new CauseViews(evidence, now).view(named);
    }

    private CauseView view(JsonNode analysis) {
        JsonNode causes = analysis.path("causes");
        String summary = analysis.path("summary").asText("");
        String analyst = analysis.path("analyst").asText();
        JsonNode first = causes.path(0);
        String sentence = causes.isEmpty()
                ? "The cause is not known. " + summary
                : first.path("text").asText();
        List<Integer> cites = cites(first);
        List<OtherCause> others = new ArrayList<>();
        for (int i = 1; i < causes.size(); i++) {
            others.add(new OtherCause(causes.get(i).path("text").asText(), cites(causes.get(i))));
        }
        analysis.path("ruled_out").forEach(one -> others.add(new OtherCause("Ruled out: " + one.asText(), List.of())));
        Set<String> quotes = new LinkedHashSet<>();
        QUOTED.matcher(summary).results().forEach(quote -> quotes.add(quote.group(1)));
        List<QuotedEvidence> shown = new ArrayList<>();
        numbers.forEach((said, number) ->
                shown.add(quoted(number, items.getOrDefault(said, MissingNode.getInstance()), quotes)));
        int before = Math.min(SHOWN, shown.size());
        return new CauseView(
                analyst.startsWith(MODEL) ? "Model " + analyst.substring(MODEL.length()) + " says:" : "",
                sentence,
                cites,
                facts(analysis, first, analyst),
                others,
                shown.subList(0, before),
                shown.subList(before, Math.min(shown.size(), before + MORE)));
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

    /** Numbers of what a cause cites, what people read first before the rest; what is not there any more has none. */
    private List<Integer> cites(JsonNode cause) {
        List<String> cited = new ArrayList<>();
        cause.path("evidence").forEach(id -> cited.add(id.asText()));
        List<Integer> cites = new ArrayList<>();
        for (EvidenceRank rank : EvidenceRank.values()) {
            cited.stream()
                    .filter(evidence::containsKey)
                    .filter(id -> rank(evidence.get(id)) == rank)
                    .map(id -> numbers.computeIfAbsent(said(evidence.get(id)), any -> numbers.size() + 1))
                    .filter(number -> !cites.contains(number))
                    .forEach(cites::add);
        }
        return cites;
    }

    /** What it says, without where it was read: two pods that say the same are one piece. */
    private String said(@Nullable JsonNode one) {
        String excerpt = one == null ? "" : one.path("excerpt").asText("");
        String said = body(excerpt.lines().toList()).stream().collect(Collectors.joining("\n"));
        items.putIfAbsent(said, one == null ? MissingNode.getInstance() : one);
        return said;
    }

    private static List<String> body(List<String> lines) {
        return lines.size() > 1 && lines.get(0).endsWith(":") ? lines.subList(1, lines.size()) : lines;
    }

    private static EvidenceRank rank(@Nullable JsonNode one) {
        if (one == null || one.path("source").asText("").startsWith(OF_ACTION)) {
            return EvidenceRank.MACHINE;
        }
        return EvidenceKind.of(one.path("kind").asText()) == EvidenceKind.LOG ? EvidenceRank.LOG : EvidenceRank.OTHER;
    }

    private QuotedEvidence quoted(int number, JsonNode item, Set<String> quotes) {
        List<String> lines = item.path("excerpt").asText("").lines().toList();
        List<String> body = body(lines);
        return new QuotedEvidence(
                number,
                body.size() < lines.size()
                        ? lines.get(0).substring(0, lines.get(0).length() - 1)
                        : caption(item),
                Moment.of(Wording.instant(item, "collected_at").orElse(now), now),
                body.stream()
                        .limit(LINES)
                        .map(line -> new QuotedLine(line, quotes.stream().anyMatch(quote -> isOf(line, quote))))
                        .toList());
    }

    /** A log may be quoted with its times, and shown without. */
    private static boolean isOf(String line, String quote) {
        String text = line.strip();
        return line.contains(quote) || text.length() >= LINE_OF_ITS_OWN && quote.contains(text);
    }

    private static String caption(JsonNode item) {
        String source = item.path("source").asText("");
        if (source.startsWith("alert:")) {
            return "What the alert says";
        }
        if (source.startsWith(OF_ACTION)) {
            return "What " + source.substring(OF_ACTION.length()).replace("/", ", step ") + " read";
        }
        return switch (EvidenceKind.of(item.path("kind").asText())) {
            case LOG -> "Log, " + source;
            case EVENT -> "Events, " + source;
            case OBJECT -> "Object, " + source;
            case METRIC -> "Readings, " + source;
            case DOCUMENT -> "Document, " + source;
            case ARTEFACT -> "File, " + source;
        };
    }
}
