package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.AlertState;
import dev.serai.hub.console.IncidentView.AlertsView;
import dev.serai.hub.console.IncidentView.KnownView;
import dev.serai.message.WholeSigns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What the alerts of an incident say of it: whom it hurts, what helps, and the alerts themselves. */
final class KnownViews {

    private static final int LINKS = 6;
    private static final int LONGEST = 600;
    private static final Map<String, String> LINK_ANNOTATIONS = Map.of(
            "runbook_url", "runbook",
            "dashboard_url", "dashboard",
            "dashboardURL", "dashboard");

    private KnownViews() {}

    /** @param over whether the incident is: what its alerts say is not so any more */
    static KnownView of(List<JsonNode> alerts, boolean over) {
        List<JsonNode> worst = alerts.stream()
                .sorted(Comparator.comparing(KnownViews::isOver).thenComparing(Wording::severity))
                .toList();
        return new KnownView(impact(worst, over), says(worst), links(alerts));
    }

    private static boolean isOver(JsonNode alert) {
        return AlertState.of(alert.path("state").asText()) != AlertState.FIRING;
    }

    /** As the sender says it; what the hub itself sees says how bad it is. */
    private static String impact(List<JsonNode> worst, boolean over) {
        return worst.stream()
                .map(alert -> alert.path("annotations"))
                .map(says ->
                        says.path("impact").asText(says.path("severity_reason").asText("")))
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(text -> WholeSigns.cut(text.strip(), LONGEST))
                .map(text -> over ? "While it lasted, an alert said: “" + text + "”" : Wording.capital(text))
                .orElse("");
    }

    private static String says(List<JsonNode> worst) {
        return worst.stream()
                .map(KnownViews::text)
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(text -> WholeSigns.cut(text.strip(), LONGEST))
                .orElse("");
    }

    /** Beside its title: many senders write the same twice. */
    private static String text(JsonNode alert) {
        JsonNode annotations = alert.path("annotations");
        return Stream.of(alert.path("description"), annotations.path("description"), annotations.path("summary"))
                .map(text -> text.asText("").strip())
                .filter(text -> !text.isEmpty()
                        && !text.equals(alert.path("title").asText().strip()))
                .findFirst()
                .orElse("");
    }

    /** What senders say helps: each address once. */
    private static List<PageFact> links(List<JsonNode> alerts) {
        Map<String, PageFact> links = new LinkedHashMap<>();
        for (JsonNode alert : alerts) {
            alert.path("links")
                    .forEach(link -> add(
                            links,
                            link.path("title").asText(""),
                            link.path("url").asText("")));
            LINK_ANNOTATIONS.forEach((annotation, title) ->
                    add(links, title, alert.path("annotations").path(annotation).asText("")));
        }
        return links.values().stream()
                .sorted(Comparator.comparing(KnownViews::order))
                .limit(LINKS)
                .toList();
    }

    private static void add(Map<String, PageFact> links, String title, String address) {
        PageFact.outside(title, address)
                .ifPresent(fact -> links.putIfAbsent(Objects.requireNonNull(fact.href()), fact));
    }

    /** What to do stands before where it shows. */
    private static int order(PageFact link) {
        return link.text().startsWith("runbook") ? 0 : link.text().startsWith("dashboard") ? 1 : 2;
    }

    /**
     * @param incident whose they are, with how many it has
     * @param timeline the oldest entry first
     */
    static AlertsView alerts(
            JsonNode incident, PageAnswers answers, List<JsonNode> timeline, List<JsonNode> evidence, Instant now) {
        List<JsonNode> alerts = answers.items("alerts");
        List<IncidentView.ListedLine> lines = new ArrayList<>();
        alerts.forEach(alert -> lines.add(AlertLines.of(alert, now)));
        boolean more = !answers.nextCursor("alerts").isEmpty();
        long all = Math.max(incident.path("alerts").asLong(), lines.size() + 1L);
        return new AlertsView(
                AlertRates.of(incident, timeline, now),
                SeriesCharts.of(incident, evidence, now),
                lines,
                more
                        ? PageFact.link(
                                "The last " + lines.size() + " of " + Moment.count(all, "alert") + "; see all",
                                "/console/alerts?incident_id="
                                        + incident.path("id").asText())
                        : null,
                PartViews.of(incident, answers, now));
    }
}
