package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionState;
import dev.serai.alert.Severity;
import dev.serai.incident.AlertCount;
import dev.serai.incident.IncidentState;
import dev.serai.incident.IncidentStatus;
import dev.serai.incident.IncidentStatus.Mark;
import dev.serai.incident.PageState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An incident as a message tells it, read from {@code sql/incident-page.sql}.
 *
 * @param status where it is, and who brought it there
 * @param paging whether people are to be paged for it, and why or why not
 * @param trouble what it is about
 * @param alerts those that it has
 * @param work what is done about it
 * @param finding what the last analysis found; null before one
 */
public record IncidentPage(
        String id,
        IncidentStatus status,
        Paging paging,
        IncidentSummary trouble,
        Alerts alerts,
        IncidentWork work,
        @Nullable Finding finding) {

    private static final Set<ActionState> TROUBLE =
            Set.of(ActionState.FAILED, ActionState.UNKNOWN, ActionState.REFUSED);

    /** @param reason that of the decision that stands; null while there is none */
    public record Paging(PageState state, @Nullable String reason) {}

    /**
     * What an incident is about.
     *
     * @param place cluster, namespace and workload as one line; empty where nothing is known
     */
    public record IncidentSummary(
            String title, Severity severity, String environment, String place, Instant openedAt) {}

    /**
     * The alerts of an incident.
     *
     * @param titles those of the latest
     * @param stale how many of those that fire are no longer repeated by their sources
     * @param staleHeard when the last one of these was heard of; null without any
     */
    public record Alerts(AlertCount count, List<String> titles, int stale, @Nullable Instant staleHeard) {

        public Alerts {
            titles = List.copyOf(titles);
        }
    }

    /**
     * What is done about an incident.
     *
     * @param actions one line each
     * @param withheld the steps whose text must not be shown
     */
    public record IncidentWork(List<String> actions, List<String> withheld) {

        public IncidentWork {
            actions = List.copyOf(actions);
            withheld = List.copyOf(withheld);
        }
    }

    /** Reads the JSON that the database wrote. */
    public static IncidentPage read(String json) {
        JsonNode page = PageReader.tree(json);
        return new IncidentPage(
                PageReader.text(page, "id"),
                new IncidentStatus(
                        IncidentState.of(PageReader.text(page, "state")),
                        mark(page, "acknowledged"),
                        mark(page, "resolved")),
                new Paging(
                        PageState.of(PageReader.textOrNull(page, "verdict")),
                        PageReader.textOrNull(page, "verdict_reason")),
                new IncidentSummary(
                        PageReader.text(page, "title"),
                        Severity.of(PageReader.text(page, "severity")),
                        PageReader.text(page, "environment"),
                        place(page),
                        PageReader.required(PageReader.instant(page, "opened_at"), "opened_at")),
                alerts(page),
                new IncidentWork(
                        PageReader.list(page.path("actions"), IncidentPage::action),
                        PageReader.list(page.path("withheld"), JsonNode::asText)),
                Finding.of(page.path("finding")));
    }

    /** Whether somebody is to be told who has not been told yet. */
    public boolean pages() {
        return paging.state() == PageState.PAGED;
    }

    private static @Nullable Mark mark(JsonNode page, String what) {
        Instant at = PageReader.instant(page, what + "_at");
        return at == null ? null : new Mark(PageReader.textOrNull(page, what + "_by"), at);
    }

    private static Alerts alerts(JsonNode page) {
        return new Alerts(
                new AlertCount(page.path("alerts").asInt(), page.path("firing").asInt()),
                PageReader.list(page.path("alert_titles"), JsonNode::asText),
                page.path("stale").path("alerts").asInt(),
                PageReader.instant(page.path("stale"), "heard"));
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
        ActionState state = ActionState.of(PageReader.text(node, "state"));
        return PageReader.text(node, "playbook") + " › " + PageReader.text(node, "step") + " on "
                + PageReader.text(node, "target") + ": " + StateWords.of(ChatLanguage.ENGLISH, state)
                + why(node, state);
    }

    /** The code of what went wrong, as words; nothing for what went as it should. */
    private static String why(JsonNode node, ActionState state) {
        String reason = PageReader.textOrNull(node, "reason");
        return reason == null || !TROUBLE.contains(state)
                ? ""
                : " (" + reason.toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
    }
}
