package dev.serai.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.approval.Role;
import dev.serai.hub.cluster.ClusterReports.ClusterReport;
import dev.serai.hub.console.ConnectionsView.ConnectionLine;
import dev.serai.hub.http.Problem;
import dev.serai.hub.job.DeadJobStore.Depth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages about jobs, connections and models. */
class ConnectionPagesTest {

    private static final PageVisit VISIT = new PageVisit(
            new Visitor(ShownPages.account(Role.OPERATOR), "token"),
            Theme.AUTO,
            "/console/jobs",
            Map.of(),
            Map.of(),
            false,
            cookie -> {},
            "",
            true,
            ShownPages.NOW);

    private static ObjectNode job(String text) {
        ObjectNode job = ShownPages.JSON
                .createObjectNode()
                .put("id", "01938f00-0000-7000-8000-00000000000a")
                .put("job", text)
                .put("error", text)
                .put("attempts", 5)
                .put("failed_at", "2026-11-22T09:58:00Z");
        job.putObject("payload").putObject("headers").put("incidentId", text);
        return job;
    }

    private static String jobs(PageAnswers answers, List<RoutesView.NumberTable> lanes) {
        return html("jobs", JobsPage.view(answers, VISIT, lanes, ConnectionPagesTest::words));
    }

    private static String words(String job) {
        return job.equals("triage") ? "Decides whether an incident pages somebody" : job;
    }

    private static String html(String template, Object view) {
        return ShownPages.html(template, Section.ROUTES, Role.OPERATOR, view);
    }

    private static PageAnswers answer(String name, Stream<ObjectNode> items) {
        PageAnswers answers = new PageAnswers();
        answers.add(name, 200, ShownPages.list(items));
        return answers;
    }

    @Test
    void a_job_that_was_given_up_says_why_and_can_be_tried_again() {
        ObjectNode job = job("notify-incident");
        ((ObjectNode) job.at("/payload/headers")).put("incidentId", "01938f00-0000-7000-8000-000000000001");

        assertThat(jobs(answer(PageLists.ANSWER, Stream.of(job)), List.of()))
                .contains(
                        "<h1>One job was given up</h1>",
                        "gave up after 5 attempts",
                        "/console/incidents/01938f00-0000-7000-8000-000000000001",
                        "action=\"/console/jobs/01938f00-0000-7000-8000-00000000000a/retry\"",
                        "Jobs of all tenants wait together");
    }

    @Test
    void what_waits_is_counted_and_nothing_says_so() {
        Depth depth = new Depth("triage", 1200, 3, 0, ShownPages.NOW.minusSeconds(300));
        PageAnswers none = answer(PageLists.ANSWER, Stream.of());

        assertThat(jobs(none, List.of(JobsPage.lanes(List.of(depth), ConnectionPagesTest::words, ShownPages.NOW))))
                .contains(
                        "<h1>No job was given up</h1>",
                        "Decides whether an incident pages somebody",
                        "1,200",
                        "5 minutes");
        assertThat(jobs(none, List.of(JobsPage.lanes(List.of(), ConnectionPagesTest::words, ShownPages.NOW))))
                .contains("Nothing waits and nothing runs.");
    }

    @Test
    void a_job_is_called_what_its_route_says_up_to_its_first_pause() {
        assertThat(JobNames.begun("Calls who is next, or reminds, while nobody acknowledges."))
                .isEqualTo("Calls who is next");
        assertThat(JobNames.begun("Ends a replay whose attempts all failed.\n"))
                .isEqualTo("Ends a replay whose attempts all failed");
        assertThat(JobNames.begun("Reads version 1.5 of it; nothing else.")).isEqualTo("Reads version 1.5 of it");
        String given = jobs(answer(PageLists.ANSWER, Stream.of(job("triage"))), List.of());
        assertThat(given).contains(">Decides whether an incident pages somebody</p>", "job triage");
    }

    private static ClusterReport cluster(String name, Map<String, Boolean> connections, Set<String> lost) {
        return new ClusterReport(name, true, List.of(), true, connections, lost, 2, 20);
    }

    @Test
    void a_cluster_says_whether_it_is_connected_and_what_of_its_budget_is_spent() {
        ConnectionsView view = ConnectionsPage.view(
                List.of(),
                List.of(),
                List.of(
                        cluster("shop", Map.of("pods", true), Set.of()),
                        cluster("bank", Map.of("apps/v1/deployments", false, "v1/nodes", true), Set.of("UNREACHABLE")),
                        new ClusterReport("own", false, List.of("a", "b"), false, Map.of(), Set.of(), 0, 20)));

        assertThat(view.title()).isEqualTo("One connection is in trouble");
        assertThat(html("connections", view))
                .contains(
                        "2 of 20 objects changed in this hour",
                        "Not watched are deployments: unreachable. It is tried again by itself.",
                        "namespaces a, b",
                        "read only",
                        "No source is configured.",
                        "No chat is connected.");
        assertThat(view.clusters())
                .extracting(ConnectionLine::trouble)
                .element(2)
                .isEqualTo("");
    }

    private static ObjectNode source(String text, int kept) {
        return ShownPages.JSON
                .createObjectNode()
                .put("name", text)
                .put("kind", "generic")
                .put("authentication", "bearer")
                .put("environment", "test")
                .put("last_delivery_at", kept == 0 ? "2026-11-22T09:58:00Z" : null)
                .put("quarantined", kept);
    }

    @Test
    void a_source_says_when_it_delivered_last_and_what_could_not_be_read() {
        assertThat(ConnectionsPage.source(source("x", 0), ShownPages.NOW).facts())
                .extracting(PageFact::text)
                .containsExactly("kind generic", "test", "POST /webhooks/x", "last delivery");
        ConnectionLine kept = ConnectionsPage.source(source("y", 2), ShownPages.NOW);
        assertThat(kept.trouble()).isEqualTo("Two deliveries could not be read");
        assertThat(kept.facts()).extracting(PageFact::text).contains("no delivery yet", "in quarantine");
    }

    private static ObjectNode kept(String text) {
        return ShownPages.JSON
                .createObjectNode()
                .put("id", "01938f00-0000-7000-8000-00000000000a")
                .put("source", text)
                .put("kind", text)
                .put("reason", "UNFIT")
                .put("detail", text)
                .put("alerts", 1)
                .put("bytes", 812)
                .put("received_at", "2026-11-22T09:58:00Z")
                .put("payload", text)
                .put("truncated", true);
    }

    private static String quarantine(PageAnswers answers) {
        return html("quarantine", QuarantinePage.view(answers, VISIT));
    }

    @Test
    void what_could_not_be_read_says_why_and_can_be_read_again() {
        assertThat(quarantine(answer(PageLists.ANSWER, Stream.of(kept("grafana")))))
                .contains(
                        "<h1>One delivery could not be read</h1>",
                        "not the shape of its kind",
                        "812 bytes",
                        "href=\"/console/quarantine/01938f00-0000-7000-8000-00000000000a\"",
                        "action=\"/console/quarantine/01938f00-0000-7000-8000-00000000000a/replay\"");
        assertThat(quarantine(answer(PageLists.ANSWER, Stream.of()))).contains("Nothing is in quarantine.");
        assertThat(html("quarantine", QuarantinePage.one(kept("<script>"), ShownPages.NOW)))
                .contains("<pre tabindex=\"0\">&lt;script&gt;</pre>", "the first 64 KiB are shown")
                .doesNotContain("<script>alert");
    }

    private static ObjectNode model(String text, String availability) {
        ObjectNode model = ShownPages.JSON
                .createObjectNode()
                .put("name", text)
                .put("model", text)
                .put("availability", availability)
                .put("tools", true)
                .put("context_tokens", 32_000);
        model.putArray("chosen_by").add("tenant");
        return model;
    }

    private static ObjectNode usage(String model, int tokens) {
        return ShownPages.JSON
                .createObjectNode()
                .put("model", model)
                .put("calls", 3)
                .put("failed", 1)
                .put("refused", 0)
                .put("tokens_in", tokens)
                .put("tokens_out", 10)
                .put("cost", 0.5);
    }

    private static PageAnswers models(String text) {
        PageAnswers answers = answer("models", Stream.of(model(text, "available"), model(text + "2", "resting")));
        answers.add("usage", 200, ShownPages.list(Stream.of(usage(text, 90), usage(text, 100), usage(text + "2", 1))));
        return answers;
    }

    @Test
    void models_say_what_they_took_together_and_that_one_rests() {
        assertThat(html("models", ModelsPage.view(models("big"))))
                .contains(
                        "<h1>One model rests after failures</h1>",
                        "210 tokens",
                        "your organisation’s choice",
                        "32,000");
    }

    @Test
    void who_may_not_see_what_models_took_is_told_so_and_without_a_model_that_there_is_none() {
        PageAnswers answers = answer("models", Stream.of());
        answers.add("usage", new Problem(403, "forbidden", "Forbidden", "Not yours."));

        assertThat(html("models", ModelsPage.view(answers)))
                .contains("No model is configured.", "Who has the role approver sees here");
    }

    @Test
    void whatever_they_are_called_is_text() {
        List<String> plain = structure("plain");
        for (String payload : ShownPages.payloads()) {
            assertThat(structure(payload)).as(payload).isEqualTo(plain);
        }
    }

    private static List<String> structure(String text) {
        ConnectionLine line = new ConnectionLine(text, text, List.of(PageFact.of(text)));
        String html = jobs(answer(PageLists.ANSWER, Stream.of(job(text))), List.of())
                + html("models", ModelsPage.view(models(text)))
                + html(
                        "connections",
                        ConnectionsPage.view(
                                List.of(line),
                                List.of(line),
                                List.of(cluster(text, Map.of(text, false), Set.of(text)))));
        return ShownPages.structure(html);
    }

    private static ObjectNode subscriber(String name, String error, long lag) {
        return ShownPages.JSON
                .createObjectNode()
                .put("name", name)
                .put("kind", "webhook")
                .put("lag_events", lag)
                .put("lag_seconds", lag * 60)
                .put("delivered", 4711)
                .put("last_event_at", "2026-11-22T09:58:00Z")
                .put("failures", error == null ? 0 : 3)
                .put("last_error", error)
                .put("paused_until", ShownPages.NOW.plusSeconds(5).toString())
                .put("dead_letters", 2);
    }

    private static ObjectNode deadLetter(String text) {
        return ShownPages.JSON
                .createObjectNode()
                .put("id", "01938f00-0000-7000-8000-00000000000a")
                .put("type", text)
                .put("key", "01938f00-0000-7000-8000-000000000001")
                .put("error", text)
                .put("attempts", 12)
                .put("event_at", "2026-11-22T09:58:00Z")
                .putNull("retry_at");
    }

    private static String deadLetters(Role role, Stream<ObjectNode> letters) {
        PageVisit visit = new PageVisit(
                new Visitor(ShownPages.account(role), "token"),
                Theme.AUTO,
                "/console/event-sinks/pager",
                Map.of(),
                Map.of(),
                false,
                cookie -> {},
                "",
                true,
                ShownPages.NOW);
        PageAnswers answers = answer(PageLists.ANSWER, letters);
        ObjectNode blocked = subscriber("pager", "<i>504</i>", 7)
                .put("blocked_event", "01938f00-0000-7000-8000-00000000000b")
                .put("blocked_type", "incident.opened")
                .put("failing_since", "2026-11-22T09:58:00Z")
                .put("skip_refused", "<b>taken</b>")
                .put("skip_refused_event", "01938f00-0000-7000-8000-00000000000c")
                .put("skip_refused_at", "2026-11-22T09:59:00Z");
        answers.add(
                "subscribers",
                200,
                ShownPages.JSON
                        .createObjectNode()
                        .set("items", ShownPages.JSON.createArrayNode().add(blocked))
                        .toString());
        return html("event-sinks", EventSinksPage.one(answers, visit));
    }

    @Test
    void a_subscriber_that_is_behind_says_by_how_much_and_why() {
        EventSinksView late = EventSinksPage.view(
                List.of(subscriber("pager", "<b>away</b>", 7), subscriber("archive", null, 0)), ShownPages.NOW);

        assertThat(late.title()).isEqualTo("One subscriber is behind");
        assertThat(html("event-sinks", late))
                .contains(
                        "It is 7 events and 7 minutes behind: &lt;b&gt;away&lt;/b&gt;",
                        "href=\"/console/event-sinks/pager\"",
                        "4,711 events sent")
                .doesNotContain("<b>away");
        assertThat(EventSinksPage.view(List.of(subscriber("archive", null, 0)), ShownPages.NOW)
                        .title())
                .isEqualTo("Two events were given up");
        assertThat(EventSinksPage.view(List.of(subscriber("archive", null, 0).put("dead_letters", 0)), ShownPages.NOW)
                        .title())
                .isEqualTo("Everybody has what happened");
        assertThat(html("event-sinks", EventSinksPage.view(List.of(), ShownPages.NOW)))
                .contains("No subscriber is configured.");
    }

    @Test
    void an_event_that_was_given_up_is_told_as_what_happened_and_why() {
        ObjectNode letter =
                deadLetter("incident.acknowledged").put("error", "ReceiverRefused: the receiver answered 400");

        assertThat(deadLetters(Role.OPERATOR, Stream.of(letter)))
                .contains(
                        EventWords.label("incident.acknowledged") + " <code",
                        ">incident.acknowledged</code>",
                        "<p>The receiver answered 400</p>")
                .doesNotContain("ReceiverRefused");
    }

    @Test
    void what_was_given_up_can_be_sent_again_or_discarded_by_an_admin_alone() {
        String path = "action=\"/console/event-sinks/pager/01938f00-0000-7000-8000-00000000000a/";

        assertThat(deadLetters(Role.ADMIN, Stream.of(deadLetter("<script>"))))
                .contains(
                        "One event was given up for pager",
                        path + "retry\"",
                        path + "discard\"",
                        "Discard it…",
                        path.replace("a/", "b/") + "skip\"",
                        "Skip it…")
                .doesNotContain("<script>");
        assertThat(deadLetters(Role.OPERATOR, Stream.of(deadLetter("refused"))))
                .contains(
                        "refused",
                        "sent again and again: &lt;i&gt;504",
                        "event 01938f00-0000-7000-8000-00000000000b",
                        "Mend the receiver",
                        "was to be skipped was not",
                        "&lt;b&gt;taken")
                .doesNotContain(path, "Skip it");
        assertThat(deadLetters(Role.ADMIN, Stream.of())).contains("Nothing was given up.");
    }
}
