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
import java.util.stream.Stream;

/**
 * Incidents that are one line of a list: one, or a storm of the same kind.
 *
 * @param incidents one at least, as the API gives them
 * @param worst severity of them
 * @param since when the first of them was opened, as the API says it: such texts sort as their times do
 */
record SameIncidents(List<JsonNode> incidents, Severity worst, String since) {

    /** So many of the same kind are a storm. */
    static final int STORM = 5;

    private static final int TITLES = 5;

    private static final Comparator<SameIncidents> WORST_FIRST =
            Comparator.comparing(SameIncidents::worst).thenComparing(SameIncidents::since);

    /** The worst first, and of those that are as bad the oldest. */
    static List<SameIncidents> of(List<JsonNode> incidents) {
        Map<String, List<JsonNode>> kinds = new LinkedHashMap<>();
        incidents.forEach(incident ->
                kinds.computeIfAbsent(kind(incident), key -> new ArrayList<>()).add(incident));
        return kinds.values().stream()
                .flatMap(some ->
                        some.size() < STORM ? some.stream().map(one -> line(List.of(one))) : Stream.of(line(some)))
                .sorted(WORST_FIRST)
                .toList();
    }

    private static SameIncidents line(List<JsonNode> incidents) {
        Severity worst = incidents.stream().map(Wording::severity).reduce(Severity.INFO, Severity::orWorse);
        String since = incidents.stream()
                .map(one -> one.path("opened_at").asText(""))
                .min(Comparator.naturalOrder())
                .orElse("");
        return new SameIncidents(incidents, worst, since);
    }

    /** What they say but for numbers and names with numbers, the rule that made them, and where they are. */
    private static String kind(JsonNode incident) {
        return String.join(
                "\n",
                withoutNumbers(incident.path("title").asText()),
                incident.path("rule").asText(),
                incident.path("environment").asText(),
                incident.path("cluster").asText(),
                incident.path("namespace").asText());
    }

    /**
     * A text with a sign instead of each word that has a digit, which tells one of many from the others. Without a pattern: each title
     * of hundreds is looked at, whenever somebody looks at a list.
     */
    static String withoutNumbers(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int begin = 0;
        while (begin < text.length()) {
            int end = begin;
            boolean numbered = false;
            while (end < text.length() && !isSpace(text.charAt(end))) {
                char sign = text.charAt(end++);
                numbered |= sign >= '0' && sign <= '9';
            }
            if (numbered) {
                kept.append('#');
            } else {
                kept.append(text, begin, end);
            }
            if (end < text.length()) {
                kept.append(text.charAt(end));
            }
            begin = end + 1;
        }
        return kept.toString();
    }

    private static boolean isSpace(char sign) {
        return sign == ' ' || sign >= '\t' && sign <= '\r';
    }

    /** @param cut whether there are more than were read */
    IncidentLine line(boolean cut, Instant now) {
        return incidents.size() == 1 ? IncidentLines.line(incidents.get(0), now) : storm(cut, now);
    }

    private IncidentLine storm(boolean cut, Instant now) {
        JsonNode first = incidents.get(0);
        Instant opened = Wording.instant(since).orElse(Instant.EPOCH);
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
                        PageFact.at("since", opened, now)),
                incidents.stream()
                        .limit(TITLES)
                        .map(one -> PageFact.link(one.path("title").asText(), IncidentLines.path(one)))
                        .toList(),
                cut,
                Moment.of(opened, now));
    }

    private static String atLeast(boolean cut, String counted) {
        return cut ? "At least " + Wording.small(counted) : counted;
    }
}
