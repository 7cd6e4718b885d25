package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.hub.channel.Channel;
import dev.serai.hub.channel.Channels;
import dev.serai.hub.cluster.ClusterReports;
import dev.serai.hub.cluster.ClusterReports.ClusterReport;
import dev.serai.hub.console.ConnectionsView.ConnectionLine;
import dev.serai.hub.http.Problems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** The tenant's sources with their last alerts, its chats, and its clusters. */
@Component("connectionsPage")
class ConnectionsPage {

    private static final String SOURCES = "sources";

    private final PageOutput output;
    private final Channels channels;
    private final ClusterReports clusters;

    ConnectionsPage(PageOutput output, Channels channels, ClusterReports clusters) {
        this.output = output;
        this.channels = channels;
        this.clusters = clusters;
    }

    /** @throws dev.serai.hub.http.Problem 403 for who may not see how the hub is set up */
    List<PageCall> calls(@ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        if (!visit.account().role().covers(Role.OPERATOR)) {
            throw Problems.forbidden("This needs the role operator.");
        }
        return List.of(PageCall.list(SOURCES, "listSources", ""));
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        String tenant = visit.account().tenant();
        List<ConnectionLine> sourceLines = answers.items(SOURCES).stream()
                .map(source -> source(source, visit.now()))
                .toList();
        List<ConnectionLine> channelLines = channels.configured(tenant).stream()
                .map(ConnectionsPage::channel)
                .toList();
        ConnectionsView view = view(sourceLines, channelLines, clusters.of(tenant));
        output.show(exchange, "connections", "Connections", Section.ROUTES, view);
    }

    static ConnectionsView view(
            List<ConnectionLine> sources, List<ConnectionLine> channels, List<ClusterReport> clusters) {
        List<ConnectionLine> clusterLines =
                clusters.stream().map(ConnectionsPage::cluster).toList();
        long wrong = Stream.of(sources, channels, clusterLines)
                .flatMap(List::stream)
                .filter(line -> !line.trouble().isEmpty())
                .count();
        boolean any = Stream.of(sources, channels, clusterLines).anyMatch(lines -> !lines.isEmpty());
        return new ConnectionsView(RouteTabs.CONNECTIONS.tabs(), title(any, wrong), sources, channels, clusterLines);
    }

    private static String title(boolean any, long wrong) {
        if (wrong > 0) {
            return Wording.counted(wrong, "connection") + (wrong == 1 ? " is" : " are") + " in trouble";
        }
        return any ? "Everything is connected" : "Nothing is connected yet";
    }

    static ConnectionLine source(JsonNode source, Instant now) {
        String name = source.path("name").asText();
        List<PageFact> facts = new ArrayList<>();
        facts.add(PageFact.of("kind " + source.path("kind").asText()));
        if (!source.path("environment").isNull()) {
            facts.add(PageFact.of(source.path("environment").asText()));
        }
        facts.add(PageFact.of("POST /webhooks/" + name));
        facts.add(Wording.instant(source, "last_delivery_at")
                .map(at -> PageFact.at("last delivery", at, now))
                .orElse(PageFact.of("no delivery yet")));
        long kept = source.path("quarantined").asLong();
        if (kept == 0) {
            return new ConnectionLine(name, "", facts);
        }
        facts.add(PageFact.link("in quarantine", RouteTabs.QUARANTINE.path()));
        return new ConnectionLine(name, Wording.counted(kept, "delivery") + " could not be read", facts);
    }

    private static ConnectionLine channel(Channel channel) {
        List<PageFact> facts = new ArrayList<>();
        String chat = channel.chat();
        String escalation = channel.escalationChat();
        if (chat != null) {
            facts.add(PageFact.of("chat " + chat));
        }
        if (escalation != null && !escalation.equals(chat)) {
            facts.add(PageFact.of("reminders in " + escalation));
        }
        return new ConnectionLine(Wording.capital(channel.name()), "", facts);
    }

    private static ConnectionLine cluster(ClusterReport cluster) {
        List<PageFact> facts = new ArrayList<>();
        facts.add(
                PageFact.of(!cluster.watched() ? "not watched" : cluster.connected() ? "connected" : "not connected"));
        facts.add(PageFact.of(
                cluster.namespaces().isEmpty()
                        ? "all namespaces"
                        : (cluster.namespaces().size() == 1 ? "namespace " : "namespaces ")
                                + String.join(", ", cluster.namespaces())));
        facts.add(PageFact.of(
                cluster.allowsChanges()
                        ? cluster.spent() + " of " + Moment.count(cluster.perHour(), "object") + " changed in this hour"
                        : "read only"));
        return new ConnectionLine(cluster.name(), trouble(cluster), facts);
    }

    private static String trouble(ClusterReport cluster) {
        if (!cluster.watched() || cluster.connected()) {
            return "";
        }
        String why = cluster.lost().isEmpty()
                ? "."
                : ": "
                        + String.join(", ", cluster.lost())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', ' ') + ". It is tried again by itself.";
        List<String> away = cluster.connections().entrySet().stream()
                .filter(one -> !one.getValue())
                // As in apps/v1/deployments.
                .map(one -> one.getKey().replaceFirst(".*/", ""))
                .toList();
        return away.size() == cluster.connections().size()
                ? "It is not watched" + why
                : "Not watched are " + String.join(", ", away) + why;
    }
}
