package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import dev.serai.hub.console.NowView.IncidentLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Incidents as lines of a list, the worst and oldest first; many of the same kind at once are one line. */
final class IncidentLines {

    /** So many of the same kind are a storm. */
    static final int STORM = 5;

    private static final int TITLES = 5;

    /** A word that tells one of many from the others. */
    private static final Pattern NUMBERED = Pattern.compile("\\S*\\d\\S*");

    private static final Comparator<IncidentLine> WORST_FIRST = Comparator.comparing(IncidentLine::severity)
            .thenComparing(line -> line.since().iso());

    private IncidentLines() {}

    /** @param cut whether there are more than these: then a storm may be larger than what is read of it */
    static List<IncidentLine> of(List<JsonNode> incidents, boolean cut, Instant now) {
        Map<String, List<JsonNode>> kinds = new LinkedHashMap<>();
        incidents.forEach(incident ->
                kinds.computeIfAbsent(kind(incident), key -> new ArrayList<>()).add(incident));
        return kinds.values().stream()
                .flatMap(some -> some.size() < STORM
                        ? some.stream().map(one -> line(one, now))
                        : Stream.of(storm(some, cut, now)))
                .sorted(WORST_FIRST)
                .toList();
    }

    static IncidentLine line(JsonNode incident, Instant now) {
        String id = incident.path("id").asText();
        return new IncidentLine(
                List.of(id),
                path(incident),
                incident.path("title").asText(),
                Wording.severity(incident),
                facts(incident, now),
                List.of(),
                false,
                Moment.of(opened(incident), now));
    }

    static String path(JsonNode incident) {
        return "/console/incidents/" + incident.path("id").asText();
    }

    /** What they say but for numbers and names with numbers, the rule that made them, and where they are. */
    private static String kind(JsonNode incident) {
        return String.join(
                "\n",
                NUMBERED.matcher(incident.path("title").asText()).replaceAll("#"),
                incident.path("rule").asText(),
                incident.path("environment").asText(),
                incident.path("cluster").asText(),
                incident.path("namespace").asText());
    }

    private static IncidentLine storm(List<JsonNode> incidents, boolean cut, Instant now) {
        JsonNode first = incidents.get(0);
        Instant since = incidents.stream()
                .map(IncidentLines::opened)
                .min(Comparator.naturalOrder())
                .orElse(now);
        Severity worst = incidents.stream().map(Wording::severity).reduce(Severity.INFO, Severity::orWorse);
        String where = Stream.of("namespace", "cluster", "environment")
                .map(name -> first.path(name).asText(""))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .map(name -> " in " + name)
                .orElse("");
        long alerts =
                incidents.stream().mapToLong(one -> one.path("alerts").asLong()).sum();
        return new IncidentLine(
                incidents.stream().map(one -> one.path("id").asText()).toList(),
                null,
                atLeast(cut, Wording.counted(incidents.size(), "incident")) + " like “"
                        + first.path("title").asText() + "”" + where,
                worst,
                List.of(
                        PageFact.of(Wording.small(atLeast(cut, Moment.count(alerts, "alert")))),
                        PageFact.at("since", since, now)),
                incidents.stream()
                        .limit(TITLES)
                        .map(one -> PageFact.link(one.path("title").asText(), path(one)))
                        .toList(),
                cut,
                Moment.of(since, now));
    }

    private static String atLeast(boolean cut, String counted) {
        return cut ? "At least " + Wording.small(counted) : counted;
    }

    private static List<PageFact> facts(JsonNode incident, Instant now) {
        List<PageFact> facts = new ArrayList<>();
        String place = Wording.place(incident);
        if (!place.isEmpty()) {
            facts.add(PageFact.of(place));
        }
        boolean over = IncidentHeads.isOver(incident);
        facts.add(PageFact.at(over ? "began" : "since", opened(incident), now));
        facts.add(PageFact.of(Moment.count(incident.path("alerts").asLong(), "alert")));
        String by = incident.path("acknowledged_by").asText("");
        if (!by.isEmpty()) {
            facts.add(PageFact.of(Wording.who(by) + (over ? " had it" : " has it")));
        }
        return facts;
    }

    private static Instant opened(JsonNode incident) {
        return Wording.instant(incident, "opened_at").orElse(Instant.EPOCH);
    }
}
