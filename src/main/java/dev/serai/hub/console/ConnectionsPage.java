package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.access.Account;
import dev.serai.approval.Role;
import dev.serai.hub.channel.Channel;
import dev.serai.hub.channel.Channels;
import dev.serai.hub.cluster.ClusterReports;
import dev.serai.hub.cluster.ClusterReports.ClusterReport;
import dev.serai.hub.console.ConnectionsView.ConnectionLine;
import dev.serai.hub.http.Problems;
import dev.serai.hub.settings.SourceSettings;
import dev.serai.hub.settings.SourceSettings.Source;
import dev.serai.hub.settings.TenantSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** The tenant's sources with their last alerts, its chats, and its clusters. */
@Component("connectionsPage")
class ConnectionsPage {

    /** So many sources say when their last alert came; nobody has more. */
    private static final int MOST_SOURCES = 50;

    private final PageOutput output;
    private final SourceSettings sources;
    private final TenantSettings tenants;
    private final Channels channels;
    private final ClusterReports clusters;

    ConnectionsPage(
            PageOutput output,
            SourceSettings sources,
            TenantSettings tenants,
            Channels channels,
            ClusterReports clusters) {
        this.output = output;
        this.sources = sources;
        this.tenants = tenants;
        this.channels = channels;
        this.clusters = clusters;
    }

    /** @throws dev.serai.hub.http.Problem 403 for who may not see how the hub is set up */
    List<PageCall> calls(@ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        if (!visit.account().role().covers(Role.OPERATOR)) {
            throw Problems.forbidden("This needs the role operator.");
        }
        return own(visit.account()).keySet().stream()
                .limit(MOST_SOURCES)
                .map(name -> PageCall.list(
                        answer(name),
                        "listAlerts",
                        PageCall.query(new TreeMap<>(Map.of("source", name, "limit", "1")))))
                .toList();
    }

    void show(@Body Object body, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        // Without a source nothing was called.
        PageAnswers answers = body instanceof PageAnswers called ? called : new PageAnswers();
        String tenant = visit.account().tenant();
        List<ConnectionLine> sourceLines = own(visit.account()).entrySet().stream()
                .map(source -> source(source.getKey(), source.getValue(), answers, visit.now()))
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

    private SortedMap<String, Source> own(Account account) {
        SortedMap<String, Source> own = new TreeMap<>(sources.sources());
        own.keySet().removeIf(name -> !tenants.ofSource(name).equals(account.tenant()));
        return own;
    }

    private static String answer(String source) {
        return "source/" + source;
    }

    static ConnectionLine source(String name, Source source, PageAnswers answers, Instant now) {
        List<PageFact> facts = new ArrayList<>();
        facts.add(PageFact.of("kind " + source.kind()));
        String environment = source.environment();
        if (environment != null) {
            facts.add(PageFact.of(environment));
        }
        facts.add(PageFact.of("POST /webhooks/" + name));
        List<JsonNode> last = answers.items(answer(name));
        facts.add(
                last.isEmpty()
                        ? PageFact.of("no alert yet")
                        : Wording.instant(last.get(0), "last_seen")
                                .map(at -> PageFact.at("last alert", at, now))
                                .orElse(PageFact.of("has sent alerts")));
        return new ConnectionLine(name, "", facts);
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
