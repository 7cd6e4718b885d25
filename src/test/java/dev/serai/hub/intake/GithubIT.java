package dev.serai.hub.intake;

import static dev.serai.hub.TestKeys.GITHUB_SECRET;
import static dev.serai.hub.TestKeys.NEXT_GITHUB_SECRET;
import static dev.serai.hub.intake.GithubClient.dependabot;
import static dev.serai.hub.intake.GithubClient.deployment;
import static dev.serai.hub.intake.GithubClient.newId;
import static dev.serai.hub.intake.GithubClient.signature;
import static dev.serai.hub.intake.GithubClient.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.HubIT;
import dev.serai.hub.SecondHub;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.intake.WebhookClient.Answer;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** GitHub delivers, somebody else pretends to, and what was delivered comes again. */
@HubIT
class GithubIT {

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    JdbcClient client;

    @Autowired
    ProducerTemplate camel;

    @Value("${spring.datasource.url}")
    String database;

    GithubClient github;

    @BeforeEach
    void client() {
        github = new GithubClient(port);
    }

    @Test
    void a_signed_event_is_stored_under_either_active_secret() {
        Answer first = github.deliver(GITHUB_SECRET, "dependabot_alert", dependabot("octo/signed", 1));
        Answer second = github.deliver(NEXT_GITHUB_SECRET, "dependabot_alert", dependabot("octo/signed", 2));

        assertThat(List.of(first.status(), second.status())).containsOnly(202);
        assertThat(first.json().get("accepted").asInt()).isOne();
        assertThat(row("dependabot_alert:octo/signed:1"))
                .containsEntry("state", "firing")
                .containsEntry("severity", "high")
                .containsEntry("title", "octo/signed: semver vulnerable to ReDoS");
        assertThat(incidentOf("dependabot_alert:octo/signed:1"))
                .as("one incident for the repository's alerts")
                .isEqualTo(incidentOf("dependabot_alert:octo/signed:2"));
    }

    @Test
    void what_is_not_signed_by_github_is_401_before_anything_is_parsed_and_leaves_no_trace() {
        String body = dependabot("octo/forged", 1);
        String id = newId();
        String right = signature(GITHUB_SECRET, body);
        assertThat(github.send(github.request("dependabot_alert", id, body)).status())
                .isEqualTo(401);
        for (String wrong : List.of(
                signature("another-secret-of-somebody", body),
                signature(GITHUB_SECRET, body + " "),
                right.toUpperCase(java.util.Locale.ROOT),
                right.substring(7),
                right + "," + right)) {
            assertThat(github.send(github.request("dependabot_alert", id, body).header("X-Hub-Signature-256", wrong))
                            .status())
                    .as(wrong)
                    .isEqualTo(401);
        }
        assertThat(github.send(github.request("dependabot_alert", id, body)
                                .header("X-Hub-Signature-256", right)
                                .header("X-Hub-Signature-256", right))
                        .status())
                .as("two signatures leave open which counts")
                .isEqualTo(401);
        assertThat(github.send(github.request("dependabot_alert", id, "{").header("X-Hub-Signature-256", right))
                        .status())
                .as("unsigned nonsense is not parsed")
                .isEqualTo(401);
        assertThat(github.send(github.request("dependabot_alert", id, body)
                                .header("Authorization", "Bearer " + GITHUB_SECRET))
                        .status())
                .as("the secret is no token")
                .isEqualTo(401);
        assertThat(count("octo/forged")).isZero();
        assertThat(remembered(id)).isZero();

        assertThat(github.deliver(GITHUB_SECRET, "dependabot_alert", "{").status())
                .isEqualTo(400);
        assertThat(github.deliver(GITHUB_SECRET, "Dependabot Alert", body).status())
                .isEqualTo(400);
        assertThat(quarantined(github.deliver(GITHUB_SECRET, "dependabot_alert", "{\"action\": \"created\"}")))
                .isOne();
    }

    @Test
    void a_delivery_that_comes_again_does_nothing_whatever_its_headers_say() {
        String body = dependabot("octo/replayed", 1);
        String id = newId();
        assertThat(taken(github.deliver(GITHUB_SECRET, "dependabot_alert", id, body)))
                .isOne();

        Answer again = github.deliver(GITHUB_SECRET, "dependabot_alert", id, body);
        assertThat(again.status()).isEqualTo(202);
        assertThat(taken(again)).isZero();
        assertThat(again.json().get("duplicates").asInt()).isOne();
        assertThat(taken(github.deliver(GITHUB_SECRET, "dependabot_alert", newId(), body)))
                .as("the id is not signed")
                .isZero();
        assertThat(taken(github.deliver(GITHUB_SECRET, "dependabot_alert", id, dependabot("octo/replayed", 2))))
                .as("one delivery an id")
                .isZero();
        assertThat(row("dependabot_alert:octo/replayed:1")).containsEntry("occurrences", 1L);
        assertThat(count("octo/replayed")).isOne();
    }

    @Test
    void what_goes_into_quarantine_is_not_remembered() {
        String id = newId();
        assertThat(quarantined(github.deliver(GITHUB_SECRET, "dependabot_alert", id, "{\"alert\": 1}")))
                .isOne();
        assertThat(taken(github.deliver(GITHUB_SECRET, "dependabot_alert", id, dependabot("octo/second-try", 1))))
                .isOne();
    }

    @Test
    void what_does_not_fit_is_kept_once_a_day_however_often_it_comes() {
        String body = "{\"alert\": \"" + newId() + "\"}";
        for (int time = 0; time < 3; time++) {
            assertThat(quarantined(github.deliver(GITHUB_SECRET, "dependabot_alert", newId(), body)))
                    .isOne();
        }
        assertThat(jdbc.queryForObject(
                        "select max(n) from (select count(*) as n from inbox i join inbox_quarantine q using (id)"
                                + " where i.raw = ? group by cast(i.received_at at time zone 'UTC' as date)) days",
                        Integer.class,
                        (Object) body.getBytes(StandardCharsets.UTF_8)))
                .isOne();
    }

    @Test
    void of_many_equal_deliveries_at_once_one_counts_and_another_instance_knows_it() throws Exception {
        String late = dependabot("octo/parallel", 2);
        String lateId = newId();
        try (SecondHub other = SecondHub.start(TestDatabase.properties(database))) {
            String body = dependabot("octo/parallel", 1);
            String id = newId();
            List<GithubClient> instances = List.of(github, new GithubClient(other.port()));
            List<Answer> answers = new ArrayList<>();
            ExecutorService senders = Executors.newFixedThreadPool(16);
            List<Future<Answer>> sent = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                GithubClient instance = instances.get(i % 2);
                sent.add(senders.submit(() -> instance.deliver(GITHUB_SECRET, "dependabot_alert", id, body)));
            }
            for (Future<Answer> answer : sent) {
                answers.add(answer.get());
            }
            senders.shutdown();

            assertThat(answers).allMatch(answer -> answer.status() == 202);
            assertThat(answers.stream().mapToInt(GithubIT::taken).sum()).isOne();
            assertThat(row("dependabot_alert:octo/parallel:1")).containsEntry("occurrences", 1L);

            assertThat(taken(instances.get(1).deliver(GITHUB_SECRET, "dependabot_alert", lateId, late)))
                    .isOne();
        }
        assertThat(taken(github.deliver(GITHUB_SECRET, "dependabot_alert", lateId, late)))
                .as("what an instance took that is gone is known here")
                .isZero();
    }

    @Test
    void a_later_success_resolves_workflow_and_deployment_with_their_incidents() {
        String repository = "octo/green-again";
        github.deliver(GITHUB_SECRET, "workflow_run", workflow(repository, "failure", "2026-11-20T13:00:00Z"));
        github.deliver(GITHUB_SECRET, "deployment_status", deployment(repository, "error", "2026-11-20T13:05:00Z"));
        String workflow = "workflow_run:octo/green-again:159038:main";
        String deployment = "deployment_status:octo/green-again:production";
        assertThat(row(workflow)).containsEntry("state", "firing").containsEntry("severity", "medium");
        assertThat(row(deployment)).containsEntry("state", "firing").containsEntry("severity", "high");
        assertThat(incidentOf(workflow)).isNotEqualTo(incidentOf(deployment));

        github.deliver(GITHUB_SECRET, "workflow_run", workflow(repository, "success", "2026-11-20T13:10:00Z"));
        github.deliver(GITHUB_SECRET, "deployment_status", deployment(repository, "success", "2026-11-20T13:15:00Z"));
        for (String fingerprint : List.of(workflow, deployment)) {
            assertThat(row(fingerprint)).containsEntry("state", "resolved").containsEntry("transitions", 1);
            assertThat(jdbc.queryForObject(
                            "select state from incident where id = ?", String.class, incidentOf(fingerprint)))
                    .isEqualTo("resolved");
        }
    }

    @Test
    void a_ping_and_what_is_not_read_are_accepted_and_do_nothing() {
        String ping = "{\"zen\": \"Keep it logically awesome.\", \"hook_id\": 1, \"hook\": {\"type\": \"Repository\"}}";
        for (String event : List.of("ping", "push", "repository_vulnerability_alert")) {
            Answer answer = github.deliver(GITHUB_SECRET, event, ping);
            assertThat(answer.status()).as(event).isEqualTo(202);
            assertThat(taken(answer)).isZero();
            assertThat(answer.json().get("duplicates").asInt()).isZero();
            assertThat(answer.json().get("rejected")).isEmpty();
        }
        assertThat(github.deliver("not-the-secret-at-all", "ping", ping).status())
                .isEqualTo(401);
    }

    @Test
    void what_was_processed_long_ago_is_forgotten_and_even_then_nothing_goes_backwards() {
        String failure = workflow("octo/forgotten", "failure", "2026-11-20T13:00:00Z");
        String id = newId();
        github.deliver(GITHUB_SECRET, "workflow_run", id, failure);
        github.deliver(GITHUB_SECRET, "workflow_run", workflow("octo/forgotten", "success", "2026-11-20T13:10:00Z"));
        String young = newId();
        github.deliver(GITHUB_SECRET, "dependabot_alert", young, dependabot("octo/forgotten", 1));
        Timestamp longAgo = Timestamp.from(Instant.now().minus(Duration.ofDays(15)));
        jdbc.update(
                "update delivery set received_at = ? where channel = 'webhook/github' and delivery_id <> ?",
                longAgo,
                young);

        camel.sendBodyAndHeaders("direct:forget", null, Map.of("tenant", "default"));

        assertThat(remembered(id)).isZero();
        assertThat(remembered(young)).isOne();
        assertThat(taken(github.deliver(GITHUB_SECRET, "workflow_run", id, failure)))
                .isOne();
        assertThat(row("workflow_run:octo/forgotten:159038:main"))
                .containsEntry("state", "resolved")
                .containsEntry("transitions", 1);
    }

    @Test
    void buttons_are_forgotten_when_their_approval_has_been_closed_for_long_and_not_before() {
        ChannelRows rows = new ChannelRows(client);
        UUID closed = rows.approval("closed long ago", "operator", 1, "{}");
        UUID open = rows.approval("still open", "operator", 1, "{}");
        rows.change(
                "update approval set state = 'expired', closed_at = now() - interval '15 days' where id = ?", closed);
        for (UUID approval : List.of(closed, open)) {
            rows.change(
                    "insert into approval_reference (reference_hash, tenant, approval_id, digest, verdict, channel,"
                            + " chat_id, created_at) values (cast(? as bytea), 'default', ?, '-', 'approve', 'telegram',"
                            + " '1', now() - interval '20 days')",
                    approval.toString(),
                    approval);
        }

        camel.sendBodyAndHeaders("direct:forget", null, Map.of("tenant", "default"));

        String buttons = "select count(*) from approval_reference where approval_id = ?";
        assertThat(rows.count(buttons, closed)).isZero();
        assertThat(rows.count(buttons, open)).isOne();
    }

    private static int quarantined(Answer answer) {
        assertThat(answer.status()).isEqualTo(202);
        return answer.json().get("quarantined").asInt();
    }

    private static int taken(Answer answer) {
        return answer.json().get("accepted").asInt();
    }

    private Map<String, Object> row(String fingerprint) {
        return jdbc.queryForMap("select * from alert where source = 'github' and fingerprint = ?", fingerprint);
    }

    private Object incidentOf(String fingerprint) {
        return row(fingerprint).get("incident_id");
    }

    private Integer count(String repository) {
        return jdbc.queryForObject(
                "select count(*) from alert where fingerprint like ?", Integer.class, "%" + repository + "%");
    }

    private Integer remembered(String id) {
        return jdbc.queryForObject("select count(*) from delivery where delivery_id = ?", Integer.class, id);
    }
}
