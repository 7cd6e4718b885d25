package dev.serai.hub.scan;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.GenericWriter;
import dev.serai.approval.Role;
import dev.serai.demo.Shop;
import dev.serai.hub.OwnWord;
import dev.serai.hub.TestKeys;
import dev.serai.hub.World;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.api.People;
import dev.serai.hub.cluster.TestCluster;
import dev.serai.hub.conversation.RestTalk;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.intake.Folded;
import dev.serai.hub.job.Retries;
import dev.serai.scan.ObjectId;
import dev.serai.scan.ScanAlerts;
import dev.serai.scan.ScanAlerts.TargetFindings;
import dev.serai.scan.ScanFinding;
import dev.serai.scan.ScanRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A scan of the shop: its findings are alerts, a second one repeats none, and what is mended is resolved. */
@WorldIT
class ScanIT {

    private static final String DEBUGGERS = "/apis/rbac.authorization.k8s.io/v1/namespaces/shop/rolebindings/debuggers";

    @LocalServerPort
    int port;

    @Autowired
    ProducerTemplate camel;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    JdbcClient jobs;

    private ApiClient api;
    private String operator;

    @BeforeEach
    void shop() {
        TestCluster.server().reset();
        Shop.open(TestCluster.server());
        api = new ApiClient(port);
        operator = People.token(api, Role.OPERATOR);
    }

    @AfterEach
    void nothingWasChanged() {
        assertThat(TestCluster.server().writes()).isEmpty();
        TestCluster.server().reset();
    }

    private JsonNode scan(Map<String, ?> scope) {
        Answer requested = api.send("POST", "/scans", operator, Map.of("scope", scope));
        assertThat(requested.status()).as(requested.text()).isEqualTo(202);
        String path = "/scans/" + requested.json().path("id").asText();
        await().until(() ->
                api.get(path, operator).json().path("state").asText().equals("done"));
        // What it found was accepted before, and is folded in its own time.
        Folded.by(port);
        return api.get(path, operator).json();
    }

    private List<String> alerts(String state) {
        return jdbc.queryForList(
                "select (labels ->> 'alertname') || ' ' || (labels ->> 'object') || ' ' || severity from alert"
                        + " where source = 'environment-scan' and state = ? and labels ->> 'cluster' = 'shop' order by 1",
                String.class,
                state);
    }

    @Test
    void findings_are_alerts_once_and_what_is_gone_is_resolved_but_not_what_cannot_be_read() {
        JsonNode first = scan(Map.of("clusters", List.of("shop")));
        assertThat(first.path("gaps")).isEmpty();
        assertThat(first.path("found").asInt())
                .isEqualTo(first.path("findings").size())
                .isPositive();
        assertThat(alerts("firing"))
                .contains(
                        "privileged CronJob/backup high",
                        "all_powerful ClusterRoleBinding/pipeline critical",
                        "enters_containers RoleBinding/debuggers high",
                        "image_by_tag Deployment/cart info");
        List<String> before = alerts("firing");
        assertThat(RestTalk.begin(api, operator, null).text("what did the scan find?"))
                .startsWith("The scan of ")
                .contains(" critical, ", "- critical: ", "And ");

        scan(Map.of("clusters", List.of("shop")));
        assertThat(alerts("firing")).isEqualTo(before);

        TestCluster.server().deny("list", "rolebindings");
        TestCluster.server().delete(DEBUGGERS);
        JsonNode partly = scan(Map.of("clusters", List.of("shop")));
        assertThat(partly.path("gaps").toString()).contains("Not all rolebindings could be read");
        assertThat(alerts("firing")).isEqualTo(before);

        TestCluster.server().heal();
        scan(Map.of("clusters", List.of("shop")));
        assertThat(alerts("resolved")).containsExactly("enters_containers RoleBinding/debuggers high");
    }

    @Test
    void what_a_finding_cites_is_named_where_it_can_be_looked_up() {
        jdbc.update(
                """
                insert into knowledge_shared_chunk (id, source, reference, path, text, version, licence, weight, sha256, stored_at)
                values ('attack:T1611', 'attack', 'T1611', '{Escape to Host}', 'Out of it.', '', '', 1, 'x', now())
                on conflict do nothing""");
        try {
            JsonNode findings = scan(Map.of("clusters", List.of("shop"))).path("findings");

            assertThat(findings)
                    .allMatch(finding -> finding.path("knowledge")
                            .toString()
                            .equals(
                                    finding.path("techniques").toString().contains("T1611")
                                            ? "[\"attack:T1611\"]"
                                            : "[]"))
                    .anyMatch(finding -> !finding.path("knowledge").isEmpty());
        } finally {
            jdbc.update("delete from knowledge_shared_chunk where id = 'attack:T1611' and sha256 = 'x'");
        }
    }

    @Test
    void a_scan_whose_job_is_dead_has_failed_and_the_findings_before_stay() {
        JsonNode before = scan(Map.of("clusters", List.of("shop")));
        UUID id = Ids.next();
        jdbc.update(
                "insert into scan (id, tenant, state, clusters, hosts, requested_by, requested_at)"
                        + " values (?, 'default', 'queued', '{NULL}', '{}', 'user:ada', now())",
                id);
        camel.sendBodyAndHeaders(
                "job:scan?carryBody=false&headers=scanId&key=" + id,
                null,
                Map.of("tenant", "default", "scanId", id.toString()));

        await().until(() -> {
            Retries.now(jobs, "scan");
            return state(id).equals("failed");
        });
        JsonNode failed = api.get("/scans/" + id, operator).json();
        assertThat(failed.path("failure").asText()).startsWith("It was given up after several attempts.");
        assertThat(failed.path("finished_at").isTextual()).isTrue();
        assertThat(jdbc.queryForObject(
                        "select count(*) from audit_event where object_id = ? and verb = 'scan.failed'",
                        Integer.class,
                        id.toString()))
                .isEqualTo(1);
        assertThat(tool("tool-latest-scan", Map.of()))
                .contains(before.path("id").asText());
    }

    @Test
    void a_scan_that_nobody_works_off_is_worked_off_and_one_with_a_dead_job_ends() {
        UUID lost = row("running", "now() - interval '5 minutes'");
        UUID dead = row("running", "now() - interval '5 minutes'");
        jdbc.update(
                "insert into dead_job (id, tenant, job, payload, error, attempts, failed_at)"
                        + " values (?, 'default', 'scan', cast(? as jsonb), 'x', 3, now())",
                Ids.next(),
                "{\"tenant\":\"default\",\"headers\":{\"scanId\":\"" + dead + "\"}}");

        camel.sendBodyAndHeader("direct:sweep-scans", null, "tenant", "default");

        await().untilAsserted(() -> {
            assertThat(state(lost)).isEqualTo("done");
            assertThat(state(dead)).isEqualTo("failed");
        });
    }

    @Test
    void a_scan_that_was_begun_again_five_times_in_vain_has_failed_and_says_so() {
        UUID lost = row("running", "now() - interval '3 hours'");
        UUID young = row("running", "now() - interval '3 hours'");
        for (UUID scan : List.of(lost, young)) {
            jdbc.update(
                    "insert into sweep_finding (tenant, what, subject, times, found_at) values ('default', 'scan', ?, 5,"
                            + " now() - cast(? as interval))",
                    scan,
                    scan.equals(lost) ? "2 hours" : "5 minutes");
        }

        camel.sendBodyAndHeader("direct:sweep-scans", null, "tenant", "default");

        await().until(() -> state(lost).equals("failed"));
        assertThat(api.get("/scans/" + lost, operator).json().path("failure").asText())
                .startsWith("It was begun again five times");
        assertThat(state(young)).isEqualTo("running");
        jdbc.update("update scan set state = 'done', finished_at = now() where id = ?", young);
    }

    @Test
    void scans_are_forgotten_after_ninety_days_but_for_the_latest_that_was_done() {
        jdbc.update("delete from scan where tenant = 'default'");
        UUID older = row("done", "now() - interval '200 days'");
        UUID latest = row("done", "now() - interval '100 days'");
        UUID failed = row("failed", "now() - interval '95 days'");
        UUID young = row("failed", "now() - interval '80 days'");

        camel.sendBodyAndHeader("direct:forget", null, "tenant", "default");

        assertThat(jdbc.queryForList("select id from scan where tenant = 'default'", UUID.class))
                .contains(latest, young)
                .doesNotContain(older, failed);
    }

    private UUID row(String state, String requestedAt) {
        UUID id = Ids.next();
        jdbc.update(
                "insert into scan (id, tenant, state, clusters, hosts, requested_by, requested_at)"
                        + " values (?, 'default', ?, '{}', '{}', 'user:ada', " + requestedAt + ")",
                id,
                state);
        return id;
    }

    private String state(UUID scan) {
        return jdbc.queryForObject("select state from scan where id = ?", String.class, scan);
    }

    @Test
    void one_scan_is_at_most_one_incident_in_a_namespace_called_like_its_worst_finding() {
        scan(Map.of("clusters", List.of("shop")));

        assertThat(jdbc.queryForList(
                        "select count(distinct incident_id) from alert where source = 'environment-scan'"
                                + " and state = 'firing' and labels ->> 'cluster' = 'shop'"
                                + " group by labels ->> 'namespace'",
                        Integer.class))
                .isNotEmpty()
                .containsOnly(1);
        assertThat(jdbc.queryForObject(
                        "select count(*) from incident i join alert a on a.incident_id = i.id and a.title = i.title"
                                + " where a.source = 'environment-scan' and a.severity <> i.severity and i.state = 'open'",
                        Integer.class))
                .isZero();
    }

    @Test
    void low_findings_alone_page_nobody() {
        String lonely = "lonely-" + OwnWord.next();
        ScanFinding low = new ScanFinding(
                ScanRule.IMAGE_BY_TAG, new ObjectId("Deployment", lonely, "cart"), "/x", "shop:2", "It is by tag.");
        TargetFindings seen = new TargetFindings("shop", false, List.of(low), Set.of(), true);

        camel.sendBodyAndHeader(
                "direct:scan-deliver",
                GenericWriter.write(ScanAlerts.of(seen, List.of(), Instant.now())),
                "tenant",
                "default");

        await().until(() -> jdbc.queryForList(
                        "select severity || ' ' || verdict from incident where namespace = ? and verdict is not null",
                        String.class,
                        lonely)
                .equals(List.of("info suppress")));
    }

    @Test
    void a_host_is_asked_and_what_is_not_configured_or_anothers_is_not() {
        String viewer = People.token(api, Role.VIEWER);
        assertThat(api.send("POST", "/scans", viewer, Map.of()).status()).isEqualTo(403);
        for (Map<String, ?> scope : List.of(
                Map.of("clusters", List.of("foreign")),
                Map.of("clusters", List.of("no-such")),
                Map.of("hosts", List.of("https://elsewhere.example.com")))) {
            Answer refused = api.send("POST", "/scans", operator, Map.of("scope", scope));
            assertThat(refused.status()).as(refused.text()).isEqualTo(422);
            assertThat(refused.problem()).isEqualTo("scope-refused");
        }
        JsonNode host = scan(Map.of("hosts", List.of(World.SHOP.baseUrl())));
        assertThat(host.path("findings").get(0).path("rule").asText()).isEqualTo("plain_text_host");
        assertThat(scan(Map.of("clusters", List.of("dark"))).path("gaps").toString())
                .contains("UNREACHABLE");
        assertThat(api.get("/scans", viewer).json().path("items")).isNotEmpty();
        assertThat(api.get("/scans", api.token("admin", TestKeys.ADMIN_PASSWORD))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @SuppressWarnings("unchecked")
    void who_may_is_answered_in_sentences_with_citations_and_by_tools() {
        Map<String, String> question =
                Map.of("cluster", "shop", "verb", "delete", "resource", "pods", "namespace", "shop");
        Map<String, Object> answer =
                camel.requestBodyAndHeader("direct:who-may", question, "tenant", "default", Map.class);
        assertThat(answer).containsEntry("complete", true);
        assertThat(answer.get("text").toString()).startsWith("4 may delete pods in shop:");
        assertThat((List<String>) answer.get("citations")).contains("RoleBinding shop/on-call", "ClusterRole on-call");
        assertThat(camel.requestBodyAndHeader("direct:who-may", question, "tenant", "acme", Map.class)
                        .get("text")
                        .toString())
                .startsWith("I cannot say who may");
        assertThat(tool(
                        "tool-who-may",
                        Map.of("verb", "delete", "resource", "pods", "namespace", "shop", "cluster", "shop")))
                .startsWith("4 may delete pods in shop:");
        scan(Map.of("clusters", List.of("shop")));
        assertThat(tool("tool-latest-scan", Map.of())).contains("- critical: ClusterRoleBinding pipeline");
    }

    @Test
    void what_was_read_to_say_who_may_is_kept_where_its_citations_lead() {
        RestTalk talk = RestTalk.begin(api, operator, null);

        JsonNode said = talk.ask("who may delete pods on cluster shop?");

        assertThat(said.at("/citations/0/link").asText()).isEqualTo("/api/v1/conversations/" + talk.id());
        assertThat(said.path("citations").findValuesAsText("title")).contains("ClusterRoleBinding masters on shop");
        assertThat(said.at("/trace/0/tool").asText()).isEqualTo("who_may");
        assertThat(said.at("/trace/0/about").asText()).startsWith("shop at 20").contains("ClusterRoleBinding masters");
        assertThat(said.path("text").asText())
                .contains("in the whole cluster", "in one namespace only is not among them");
        assertThat(talk.messages().get(1).path("trace")).isEqualTo(said.path("trace"));
        assertThat(talk.text("how do you know?")).contains("who may shop at 20", "brought ");
    }

    @Test
    void who_may_change_a_service_that_nobody_alerted_about_is_answered_for_its_namespace() {
        String quiet = "quiet-" + OwnWord.next();
        TestCluster.server()
                .create(
                        "/apis/apps/v1/namespaces/shop/deployments",
                        """
                        {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "%s", "namespace": "shop"}}"""
                                .formatted(quiet));
        RestTalk talk = RestTalk.begin(api, operator, null);

        assertThat(talk.text("who may restart " + quiet + "?"))
                .contains("may patch deployments in shop")
                .doesNotContain("in the whole cluster");
        assertThat(talk.text("wer darf not-" + quiet + " neu starten?")).contains("ist nicht bekannt");
    }

    @Test
    void hosts_that_take_their_time_are_waited_for_together() {
        int each = 3_000;
        String word = "slow-" + Ids.next();
        World.SHOP.stubFor(any(urlPathMatching("/" + word + "/.*")).willReturn(ok().withFixedDelay(each)));
        UUID id = queued(IntStream.range(0, 4)
                .mapToObj(at -> World.SHOP.baseUrl() + "/" + word + "/" + at)
                .toList());

        work(id, "done");

        List<Long> asked = World.SHOP.findAll(anyRequestedFor(urlPathMatching("/" + word + "/.*"))).stream()
                .map(request -> request.getLoggedDate().getTime())
                .sorted()
                .toList();
        assertThat(asked).hasSize(4);
        // One after the other would have each wait for the one before.
        assertThat(IntStream.range(1, 4).mapToLong(at -> asked.get(at) - asked.get(at - 1)))
                .anyMatch(apart -> apart < each);
        assertThat(api.get("/scans/" + id, operator).json().path("gaps")).isEmpty();
    }

    @Test
    void a_scan_that_found_nothing_is_known_and_says_what_it_could_not_see() {
        UUID clean = Ids.next();
        ofAcme(
                "insert into scan (id, tenant, state, clusters, hosts, requested_by, requested_at, finished_at, found, gaps)"
                        + " values (?, 'acme', 'done', '{}', '{}', 'user:ada', now(), now(), 0, '[]')",
                clean);
        assertThat(tool("tool-latest-scan", "acme", Map.of())).contains(clean.toString(), "has found nothing");
        ofAcme("update scan set gaps = '[\"edge: it did not answer: TIMEOUT.\"]' where id = ?", clean);

        assertThat(tool("tool-latest-scan", "acme", Map.of()))
                .contains("has found nothing", "What it could not see:", "- edge: it did not answer");
        ofAcme("delete from scan where id = ?", clean);
    }

    @Test
    void failed_scans_of_a_tenant_that_has_none_that_was_done_are_forgotten() {
        UUID failed = Ids.next();
        ofAcme(
                "insert into scan (id, tenant, state, clusters, hosts, requested_by, requested_at, finished_at, failure)"
                        + " values (?, 'acme', 'failed', '{}', '{}', 'user:ada', now() - interval '91 days', now(), 'x')",
                failed);
        camel.sendBodyAndHeader("direct:forget", null, "tenant", "acme");

        assertThat(ofAcme("delete from scan where id = ?", failed)).isZero();
    }

    private int ofAcme(String sql, UUID id) {
        return TenantContext.in("acme", () -> jdbc.update(sql, id));
    }

    private UUID queued(List<String> hosts) {
        UUID id = Ids.next();
        jdbc.update(
                "insert into scan (id, tenant, state, clusters, hosts, requested_by, requested_at)"
                        + " values (?, 'default', 'queued', '{}', ?, 'user:ada', now())",
                id,
                hosts.toArray(String[]::new));
        return id;
    }

    private void work(UUID id, String state) {
        camel.sendBodyAndHeaders(
                "job:scan?carryBody=false&headers=scanId&key=" + id,
                null,
                Map.of("tenant", "default", "scanId", id.toString()));
        await().until(() ->
                api.get("/scans/" + id, operator).json().path("state").asText().equals(state));
    }

    /** As a model's call comes in: the arguments are the body, with what the hub has set. */
    private String tool(String route, Map<String, Object> arguments) {
        return tool(route, "default", arguments);
    }

    private String tool(String route, String tenant, Map<String, Object> arguments) {
        Exchange exchange = new DefaultExchange(camel.getCamelContext());
        exchange.getMessage().setBody(arguments);
        exchange.getMessage().setHeader("tenant", tenant);
        try {
            ((DefaultConsumer) camel.getCamelContext().getRoute(route).getConsumer())
                    .getProcessor()
                    .process(exchange);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return exchange.getMessage().getBody(String.class);
    }
}
