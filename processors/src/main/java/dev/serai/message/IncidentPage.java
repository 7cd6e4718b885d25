package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An incident as a message tells it, read from {@code sql/incident-page.sql}.
 *
 * @param stale how many of the alerts that fire are no longer repeated by their sources
 * @param staleHeard when the last one of these was heard of; null without any
 */
public record IncidentPage(
        String id,
        String title,
        String severity,
        String environment,
        String place,
        String state,
        @Nullable String verdict,
        @Nullable String verdictReason,
        int alerts,
        int firing,
        int stale,
        @Nullable Instant staleHeard,
        Instant openedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy,
        List<String> alertTitles,
        List<String> actions,
        List<String> withheld,
        @Nullable Finding finding) {

    public IncidentPage {
        alertTitles = List.copyOf(alertTitles);
        actions = List.copyOf(actions);
        withheld = List.copyOf(withheld);
    }

    /** Reads the JSON that the database wrote. */
    public static IncidentPage read(String json) {
        JsonNode page = PageReader.tree(json);
        return new IncidentPage(
                PageReader.text(page, "id"),
                PageReader.text(page, "title"),
                PageReader.text(page, "severity"),
                PageReader.text(page, "environment"),
                place(page),
                PageReader.text(page, "state"),
                PageReader.textOrNull(page, "verdict"),
                PageReader.textOrNull(page, "verdict_reason"),
                page.path("alerts").asInt(),
                page.path("firing").asInt(),
                page.path("stale").path("alerts").asInt(),
                PageReader.instant(page.path("stale"), "heard"),
                PageReader.required(PageReader.instant(page, "opened_at"), "opened_at"),
                PageReader.instant(page, "acknowledged_at"),
                PageReader.textOrNull(page, "acknowledged_by"),
                PageReader.instant(page, "resolved_at"),
                PageReader.textOrNull(page, "resolved_by"),
                PageReader.list(page.path("alert_titles"), JsonNode::asText),
                PageReader.list(page.path("actions"), IncidentPage::action),
                PageReader.list(page.path("withheld"), JsonNode::asText),
                Finding.of(page.path("finding")));
    }

    /** Whether somebody is to be told who has not been told yet. */
    public boolean pages() {
        return "page".equals(verdict);
    }

    private static String place(JsonNode page) {
        return String.join(
                " / ",
                Stream.of("cluster", "namespace", "workload")
                        .map(field -> PageReader.text(page, field))
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    private static String action(JsonNode node) {
        String reason = PageReader.textOrNull(node, "reason");
        return PageReader.text(node, "playbook") + " › " + PageReader.text(node, "step") + " on "
                + PageReader.text(node, "target") + ": "
                + PageReader.text(node, "state").replace('_', ' ') + (reason == null ? "" : " (" + reason + ")");
    }
}
