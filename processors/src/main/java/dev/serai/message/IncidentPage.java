package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import dev.serai.incident.AlertCount;
import dev.serai.incident.IncidentState;
import dev.serai.incident.IncidentStatus;
import dev.serai.incident.IncidentStatus.Mark;
import dev.serai.incident.PageState;
import dev.serai.signal.TriageReason;
import dev.serai.wire.ReasonCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An incident as a message shows it, read from {@code sql/incident-page.sql}.
 *
 * @param status where it is, and who brought it there
 * @param paging whether people are to be paged for it, and why or why not
 * @param trouble what it is about
 * @param alerts those that it has
 * @param parts the incidents that belong to it
 * @param work what is done about it
 * @param finding what the last analysis found; null before one
 * @param causeAt when a cause was first found; null before that
 */
public record IncidentPage(
        String id,
        IncidentStatus status,
        Paging paging,
        IncidentSummary trouble,
        Alerts alerts,
        PartCount parts,
        IncidentWork work,
        @Nullable Finding finding,
        @Nullable Instant causeAt) {

    /**
     * @param reason that of the decision that stands; null while there is none
     * @param backAt when it was last opened again; null where it never was
     */
    public record Paging(PageState state, @Nullable String reason, @Nullable Instant backAt) {

        /** Whether it was over in between. */
        boolean isAgain() {
            return ReasonCode.find(TriageReason.class, reason).equals(Optional.of(TriageReason.REOPENED));
        }
    }

    /**
     * What an incident is about.
     *
     * @param place for instance {@code shop/cart on demo}; empty where nothing is known
     */
    public record IncidentSummary(
            String title, Severity severity, String environment, String place, Instant openedAt) {}

    /**
     * The alerts of an incident.
     *
     * @param titles those of the worst few, the ones that fire first
     * @param names what tells these apart, in their order: pods, instances; blank for one that nothing tells apart
     * @param stale how many of those that fire are no longer repeated by their sources
     * @param staleHeard when the last one of these was heard of; null without any
     * @param first what the worst one carries
     */
    public record Alerts(
            AlertCount count,
            List<String> titles,
            List<String> names,
            int stale,
            @Nullable Instant staleHeard,
            CarriedDetails first) {

        public Alerts {
            titles = List.copyOf(titles);
            names = List.copyOf(names);
        }
    }

    /**
     * What an alert carries for whoever reads it.
     *
     * @param description empty for none
     * @param team empty for none
     * @param links addresses by what they lead to: {@code runbook}, {@code dashboard}
     */
    public record CarriedDetails(String description, String team, Map<String, String> links) {

        public CarriedDetails {
            links = Map.copyOf(links);
        }
    }

    /**
     * The incidents that belong to one, because its page is for them too.
     *
     * @param all how many
     * @param over how many of them are
     * @param acknowledged how many of them are
     * @param names the services of a few, those that still fire first
     */
    public record PartCount(int all, int over, int acknowledged, List<String> names) {

        public PartCount {
            names = List.copyOf(names);
        }

        /** How many of them nobody has taken on yet. */
        int open() {
            return all - over - acknowledged;
        }

        private static PartCount of(JsonNode parts) {
            return new PartCount(
                    parts.path("all").asInt(),
                    parts.path("over").asInt(),
                    parts.path("acknowledged").asInt(),
                    PageReader.list(parts.path("names"), JsonNode::asText));
        }
    }

    /**
     * What is done about an incident.
     *
     * @param steps what is proposed or was done, the oldest first
     * @param skipped what is not proposed, and why, the latest first
     */
    public record IncidentWork(List<ActedStep> steps, List<SkippedStep> skipped) {

        public IncidentWork {
            steps = List.copyOf(steps);
            skipped = List.copyOf(skipped);
        }
    }

    /** Reads the JSON that the database wrote. */
    public static IncidentPage read(String json) {
        JsonNode page = PageReader.tree(json);
        return new IncidentPage(
                PageReader.text(page, "id"),
                status(page),
                new Paging(
                        PageState.of(PageReader.textOrNull(page, "verdict")),
                        PageReader.textOrNull(page, "verdict_reason"),
                        PageReader.instant(page, "back_at")),
                summary(page),
                alerts(page),
                PartCount.of(page.path("parts")),
                new IncidentWork(
                        PageReader.list(page.path("actions"), ActedStep::of),
                        PageReader.list(page.path("skipped"), SkippedStep::of)),
                Finding.of(page.path("finding")),
                PageReader.exact(page, "cause_at"));
    }

    /** Whether somebody is to be notified who has not been yet: what is over before is not worth a message. */
    public boolean pages() {
        return paging.state() == PageState.PAGED;
    }

    /** Whether it is over. */
    public boolean isOver() {
        return status.state() == IncidentState.RESOLVED;
    }

    static IncidentSummary summary(JsonNode page) {
        return new IncidentSummary(
                PageReader.text(page, "title"),
                Severity.of(PageReader.text(page, "severity")),
                PageReader.text(page, "environment"),
                place(page),
                PageReader.required(PageReader.instant(page, "opened_at"), "opened_at"));
    }

    static IncidentStatus status(JsonNode page) {
        return new IncidentStatus(
                IncidentState.of(PageReader.text(page, "state")), mark(page, "acknowledged"), mark(page, "resolved"));
    }

    private static @Nullable Mark mark(JsonNode page, String what) {
        Instant at = PageReader.instant(page, what + "_at");
        return at == null ? null : new Mark(PageReader.textOrNull(page, what + "_by"), at);
    }

    private static Alerts alerts(JsonNode page) {
        JsonNode first = page.path("first_alert");
        return new Alerts(
                new AlertCount(page.path("alerts").asInt(), page.path("firing").asInt()),
                PageReader.list(page.path("alert_titles"), JsonNode::asText),
                PageReader.list(page.path("alert_names"), JsonNode::asText),
                page.path("stale").path("alerts").asInt(),
                PageReader.instant(page.path("stale"), "heard"),
                new CarriedDetails(
                        PageReader.text(first, "description"), PageReader.text(first, "team"), links(first)));
    }

    private static Map<String, String> links(JsonNode first) {
        return StreamSupport.stream(first.path("links").spliterator(), false)
                .collect(Collectors.toMap(
                        link -> PageReader.text(link, "title"),
                        link -> PageReader.text(link, "url"),
                        (one, other) -> one));
    }

    /** For instance {@code shop/cart on demo}: the workload, else the service of all of its alerts. */
    static String place(JsonNode page) {
        String namespace = PageReader.text(page, "namespace");
        String named = PageReader.text(page, "workload");
        String workload = named.isEmpty() ? PageReader.text(page, "service") : named;
        String cluster = PageReader.text(page, "cluster");
        String object = namespace.isEmpty() || workload.isEmpty() ? namespace + workload : namespace + "/" + workload;
        if (object.isEmpty()) {
            return cluster.isEmpty() ? "" : "cluster " + cluster;
        }
        return cluster.isEmpty() ? object : object + " on " + cluster;
    }
}
