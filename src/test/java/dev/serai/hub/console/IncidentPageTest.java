package dev.serai.hub.console;

import static dev.serai.hub.console.ShownPages.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.approval.Role;
import dev.serai.evidence.MetricSeries;
import dev.serai.evidence.MetricSeries.MetricPoint;
import dev.serai.evidence.SeriesText;
import dev.serai.hub.console.IncidentView.CauseView;
import dev.serai.hub.console.IncidentView.DoneOffer;
import dev.serai.hub.console.IncidentView.QuotedEvidence;
import dev.serai.hub.console.IncidentView.QuotedLine;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IncidentPageTest {

    private static final String ERROR = "ERROR required configuration variable CART_STORE_URL is not set";
    private static final String LOG = "Log of container cart:\nINFO starting\n" + ERROR + "\nFATAL exiting";
    private static final String ROLLOUTS =
            """
            Rollouts of Deployment shop/cart, the newest first:
            revision 2 (current): cart=shop/cart:1.5.0; pods 2, ready 0; made 2026-11-22T09:50:00Z; because: keep carts
            revision 1: cart=shop/cart:1.4.2; pods 0, ready 0; made 2026-11-21T09:50:00Z; because: shop/cart:1.4.2
            No pod of the current revision 2 is ready; revision 1 came before it.""";

    @Test
    void what_an_alert_says_is_not_its_title_once_more() {
        ObjectNode alert = ShownPages.JSON
                .createObjectNode()
                .put("title", "cart was killed")
                .put("state", "firing");
        alert.put("severity", "high").put("description", " cart was killed");
        alert.putObject("annotations").put("summary", "cart was killed");

        assertThat(KnownViews.of(List.of(alert), false).says()).isEmpty();
        alert.putObject("annotations").put("summary", "It had 64 MiB.");
        assertThat(KnownViews.of(List.of(alert), false).says()).isEqualTo("It had 64 MiB.");
    }

    @Test
    void of_evidence_the_lines_that_the_claim_rests_on_are_shown_and_the_rest_is_behind_them() {
        CauseView cause = cause(evidence("l", "log", "kubernetes:demo/shop/cart-1/logs/previous", LOG));

        QuotedEvidence only = cause.evidence().get(0);
        assertThat(cause.cites()).containsExactly(1);
        assertThat(only.lines()).containsExactly(new QuotedLine(ERROR, true));
        assertThat(only.whole()).containsExactly("INFO starting", ERROR, "FATAL exiting");
    }

    @Test
    void what_a_playbook_read_says_the_same_once_and_no_report_of_its_step() {
        String report = "outcome: succeeded\nuid: 285\ndiff: null\ntext: |\n  2026-11-22T09:55:06Z " + ERROR + "\n";

        CauseView cause = cause(
                evidence("a", "metric", "action:crash-loop/logs", report),
                evidence("l", "log", "kubernetes:demo/shop/cart-1/logs/previous", LOG));

        assertThat(cause.cites()).containsExactly(1);
        assertThat(cause.evidence()).singleElement().satisfies(one -> {
            assertThat(one.caption()).isEqualTo("Log of container cart");
            assertThat(one.lines()).extracting(QuotedLine::text).containsExactly(ERROR);
        });
        EvidenceText alone = EvidenceText.of(evidence("a", "metric", "action:crash-loop/logs", report), List.of());
        assertThat(alone.body()).singleElement().asString().contains(ERROR);
    }

    @Test
    void where_nothing_is_quoted_the_lines_that_tell_of_trouble_stand_there() {
        String state = IntStream.range(0, 30)
                .mapToObj(n -> "line " + n)
                .reduce("condition Ready is False", (a, b) -> b + "\n" + a);

        EvidenceText text =
                EvidenceText.of(evidence("o", "object", "kubernetes:demo/shop/cart/state", state), List.of());

        assertThat(text.decisive()).containsExactly(new QuotedLine("condition Ready is False", false));
        assertThat(text.isCut()).isTrue();
        EvidenceText alert = EvidenceText.of(
                evidence("e", "event", "alert:1", "title = Disk full\nseverity = high\nlabel pod = a"), List.of());
        assertThat(alert.decisive()).containsExactly(new QuotedLine("Disk full", false));
    }

    @Test
    void the_metrics_of_the_alerts_are_drawn_with_their_numbers_as_they_were_read_last() {
        MetricSeries old = series(1, 2);
        MetricSeries read = series(10, 90, 40);
        PageAnswers answers = answers(ShownPages.incident("i1", "cart is slow"));
        answers.add(
                "evidence",
                200,
                items(
                        evidence("n", "metric", "prometheus:load", SeriesText.of(List.of(read))),
                        evidence("o", "metric", "prometheus:load", SeriesText.of(List.of(old)))));

        assertThat(html(answers, Role.VIEWER))
                .contains(
                        "load{pod=\"&lt;b&gt;cart\"}",
                        "<desc id=\"series-1-desc\">Between 10 and 90, last 40",
                        "series-1-numbers")
                .doesNotContain("<b>cart", "series-2", "between 1 and 2");
    }

    private static MetricSeries series(double... values) {
        List<MetricPoint> points = IntStream.range(0, values.length)
                .mapToObj(i -> new MetricPoint(NOW.minusSeconds(600 - 60L * i), values[i]))
                .toList();
        return new MetricSeries("load", Map.of("pod", "<b>cart"), null, points);
    }

    @Test
    void rollouts_that_were_read_are_what_changed_lately() {
        PageAnswers answers = answers(ShownPages.incident("i1", "cart crashes"));
        answers.add(
                "evidence",
                200,
                items(evidence("h", "object", "kubernetes:demo/shop/deployment/cart/history", ROLLOUTS)));

        assertThat(html(answers, Role.VIEWER))
                .contains(
                        "What changed lately", "keep carts", "datetime=\"2026-11-22T09:50:00Z\"", "0 of 2 pods ready");
    }

    @Test
    void when_its_alerts_came_is_a_picture_where_there_is_something_to_see() {
        PageAnswers answers = answers(ShownPages.incident("i1", "web is down"));
        answers.add("timeline", 200, joined(0, 20, 30, 125));

        assertThat(html(answers, Role.VIEWER))
                .contains("Alerts in each minute", "09:54 UTC: 3 alerts", "09:55 UTC: 0 alerts", "09:56 UTC: 1 alert")
                .contains("10:00 UTC: 0 alerts so far", "<th scope=\"col\">From</th>", "4 alerts in all");
        ObjectNode over = ShownPages.incident("i1", "web is down").put("resolved_at", "2026-11-22T09:57:30Z");
        PageAnswers resolved = answers(over);
        resolved.add("timeline", 200, joined(0, 20, 125));
        assertThat(html(resolved, Role.VIEWER)).contains("09:57 UTC: 0 alerts<").doesNotContain("09:58 UTC");
    }

    @Test
    void few_alerts_and_those_of_one_moment_are_told_by_their_list() {
        for (long[] seconds : List.of(new long[] {}, new long[] {0, 500}, new long[] {1, 2, 3, 4})) {
            PageAnswers answers = answers(ShownPages.incident("i1", "web is down"));
            answers.add("timeline", 200, joined(seconds));
            assertThat(html(answers, Role.VIEWER)).doesNotContain("alert-rate");
        }
    }

    /** So many seconds after it began; the page reads the last one first. */
    private static String joined(long... seconds) {
        return ShownPages.list(
                LongStream.of(seconds).boxed().sorted(Comparator.reverseOrder()).map(after -> {
                    ObjectNode event = ShownPages.JSON.createObjectNode();
                    event.put("kind", "alert.joined").put("actor", "system").putNull("reason");
                    event.put("at", NOW.minusSeconds(360).plusSeconds(after).toString());
                    event.putObject("details").put("title", "web is down");
                    return event;
                }));
    }

    @Test
    void what_nobody_analyses_promises_no_analysis() {
        ObjectNode fresh = ShownPages.incident("i1", "x")
                .put("opened_at", NOW.minusSeconds(30).toString());
        ObjectNode old = ShownPages.incident("i1", "x")
                .put("opened_at", NOW.minusSeconds(3600).toString());
        ObjectNode request = ShownPages.incident("i1", "Change requested").put("rule", "person-request");

        assertThat(html(answers(fresh), Role.VIEWER)).contains("It takes some seconds");
        assertThat(html(answers(old), Role.VIEWER))
                .contains("Nothing was analysed.")
                .doesNotContain("some seconds");
        assertThat(html(answers(request), Role.VIEWER))
                .contains("Somebody requested a change; nothing is wrong.")
                .doesNotContain("some seconds", "Likely cause");
    }

    @Test
    void the_worst_alert_says_whom_it_hurts_and_links_say_where_they_lead() {
        PageAnswers answers = answers(ShownPages.incident("i1", "cart crashes"));
        ObjectNode over = alert("high", "resolved", "old news");
        ObjectNode worst = alert("critical", "firing", "nothing serves: 0 of 2 replicas are available");
        worst.withObject("/annotations")
                .put("runbook_url", "https://wiki.example/cart")
                .put("dashboard_url", "javascript:alert(1)");
        answers.add("alerts", 200, items(over, worst));

        assertThat(html(answers, Role.VIEWER))
                .contains("<p>Nothing serves: 0 of 2 replicas are available</p>")
                .contains("runbook at wiki.example")
                .doesNotContain("javascript");
    }

    @Test
    void what_is_uncertain_is_settled_and_what_waits_is_withdrawn_by_an_operator() {
        PageAnswers answers = answers(ShownPages.incident("i1", "cart crashes"));
        ObjectNode unknown = ShownPages.action("u1", "x").put("state", "unknown");
        answers.add("actions", 200, items(unknown, ShownPages.action("w1", "x")));
        answers.add("approvals", 200, items(ShownPages.approval("a1", "w1")));

        IncidentView view = IncidentDetailPage.view(answers, ShownPages.account(Role.OPERATOR), NOW);

        assertThat(view.done()).singleElement().extracting(one -> one.offer()).isEqualTo(DoneOffer.SETTLE);
        assertThat(html(answers, Role.OPERATOR))
                .contains("action=\"/console/actions/u1/settle\"", "value=\"failed\"", "/console/actions/w1/cancel");
        assertThat(html(answers, Role.VIEWER)).doesNotContain("/settle", "/cancel");
    }

    private static CauseView cause(ObjectNode... evidence) {
        ObjectNode analysis = ShownPages.JSON.createObjectNode();
        analysis.put("analyst", "patterns").put("summary", "Seen in: \u201c2026-11-22T09:55:06Z " + ERROR + "\u201d.");
        ArrayNode cited = analysis.putArray("causes")
                .addObject()
                .put("text", "A setting is missing.")
                .put("confidence", 0.85)
                .putArray("evidence");
        List<JsonNode> pieces = List.of(evidence);
        pieces.forEach(one -> cited.add(one.path("id").asText()));
        return CauseViews.of(ShownPages.incident("i1", "x"), List.of(analysis), pieces, NOW);
    }

    private static ObjectNode evidence(String id, String kind, String source, String excerpt) {
        return ShownPages.JSON
                .createObjectNode()
                .put("id", id)
                .put("kind", kind)
                .put("source", source)
                .put("excerpt", excerpt)
                .put("collected_at", "2026-11-22T09:56:00Z");
    }

    private static ObjectNode alert(String severity, String state, String why) {
        ObjectNode alert = ShownPages.JSON.createObjectNode();
        alert.put("id", "al1").put("source", "kubernetes").put("state", state).put("severity", severity);
        alert.put("title", "an alert").putObject("annotations").put("severity_reason", why);
        return alert;
    }

    @Test
    void what_belongs_to_it_is_listed_is_taken_with_it_and_leads_back() {
        ObjectNode first = ShownPages.incident("i1", "cart is down").put("gathered", 39);
        PageAnswers answers = answers(first);
        answers.add(
                "parts",
                200,
                items(ShownPages.incident("i2", "orders is down").put("parent", "i1"))
                        .replace("\"next_cursor\":null", "\"next_cursor\":\"more\""));
        assertThat(html(answers, Role.OPERATOR))
                .contains(
                        "<h2>39 more incidents with it</h2>",
                        "href=\"/console/incidents/i2\"",
                        "part of another",
                        ">Acknowledge it and those with it</button>",
                        "href=\"/console/incidents?parent=i1\"");

        answers.add("incident", 200, first.put("state", "acknowledged").toString());
        assertThat(html(answers, Role.OPERATOR))
                .doesNotContain("those with it")
                .contains(">Acknowledge the rest</button>");
        answers.add(
                "parts", 200, items(ShownPages.incident("i2", "orders is down").put("state", "acknowledged")));
        assertThat(html(answers, Role.OPERATOR)).doesNotContain(">Acknowledge the rest</button>");

        ObjectNode part = ShownPages.incident("i2", "orders is down").put("parent", "i1");
        assertThat(html(answers(part), Role.OPERATOR))
                .contains(
                        "href=\"/console/incidents/i1\"",
                        ">part of another incident, whose page is for both</a>",
                        ">Acknowledge</button>")
                .doesNotContain("with it");
    }

    private static PageAnswers answers(ObjectNode incident) {
        PageAnswers answers = new PageAnswers();
        answers.add("incident", 200, incident.toString());
        return answers;
    }

    private static String items(ObjectNode... items) {
        return ShownPages.list(List.of(items).stream());
    }

    private static String html(PageAnswers answers, Role role) {
        return ShownPages.html(
                "incident", Section.INCIDENTS, role, IncidentDetailPage.view(answers, ShownPages.account(role), NOW));
    }
}
