package dev.serai.hub;

import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.serai.hub.World.ROUTES;
import static dev.serai.hub.World.SHOP;
import static dev.serai.hub.World.TELEGRAM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.approval.Role;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.People;
import dev.serai.hub.channel.TelegramStandIn;
import dev.serai.hub.channel.TelegramStandIn.Sent;
import dev.serai.hub.intake.WebhookClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The whole job as its users see it, from a webhook over Telegram and REST to the container's output and the audit. Only
 * the Bot API is a stand-in. Nothing here looks into the database.
 */
@WorldIT
class MainJobIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicLong PERSON = new AtomicLong(5_000);

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    private ApiClient api;
    private String admin;

    @BeforeAll
    static void needsTheSandbox() throws Exception {
        Assumptions.assumeTrue(
                System.getenv("SERAI_SANDBOX_IMAGE") != null,
                "skipped: SERAI_SANDBOX_IMAGE is not set (sandbox/build prints it)");
        Assumptions.assumeTrue(!docker("info", "--format", "{{.ID}}").isBlank(), "skipped: no Docker engine answers");
    }

    @BeforeEach
    void signIn() {
        api = new ApiClient(port);
        admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
    }

    @Test
    void an_alert_is_announced_explained_approved_in_telegram_run_once_and_audited() throws Exception {
        // given an operator whose Telegram account is known
        long ann = person(Role.OPERATOR);
        // when a suspicious file is reported
        String host = post("web", Map.of());
        // then it is announced, and what is proposed is asked
        Sent page = message("State: open", host);
        Sent question = question(host);
        assertThat(page.hasButton("Acknowledge")).isTrue();
        assertThat(question.text())
                .contains("Examine the file invoice.sh in the sandbox?")
                .contains("/opt/serai/inspect.py", "docker-sandbox-action", "Medium risk, 40 of 100: ");
        JsonNode waiting = action(host);
        assertThat(waiting.path("state").asText()).isEqualTo("awaiting_approval");

        // and a stranger's press changes nothing
        long stranger = PERSON.incrementAndGet();
        TELEGRAM.click(base(), question, "Approve", stranger);
        assertThat(lastAnswer()).contains(Long.toString(stranger));
        assertThat(action(host).path("state").asText()).isEqualTo("awaiting_approval");

        // when the operator approves
        approve(question, ann);
        // then it runs, once, and its output is on the action
        JsonNode finished = settled(host);
        assertThat(finished.path("state").asText()).isEqualTo("succeeded");
        JsonNode report = JSON.readTree(finished.path("result").path("stdout").asText());
        assertThat(report.toString()).contains("198.51.100.7", "gzip");
        assertThat(finished.path("verification").asText()).isEqualTo("passed");
        // and the message says so and has no buttons any more
        await().until(() -> TELEGRAM.messages().stream()
                .anyMatch(sent -> sent.id() == question.id()
                        && sent.buttons().isEmpty()
                        && sent.text().contains("succeeded")));
        // and what was found sharpened the analysis
        String incident = finished.path("incident_id").asText();
        await().until(() -> items("/incidents/" + incident + "/analyses").size() > 1);
        assertThat(items("/incidents/" + incident + "/evidence").findValuesAsText("source"))
                .anyMatch(source -> source.equals("action:inspect-artefact/inspect"));

        // when the old button is pressed again
        TELEGRAM.post(
                base(),
                TelegramStandIn.click(
                        TelegramStandIn.nextUpdateId(),
                        ann,
                        question.chat(),
                        question.id(),
                        question.button("Approve").callbackData()),
                TelegramStandIn.SECRET);
        // then nothing happens, nothing is left behind, and the audit knows all of it
        assertThat(actions(host).size()).isEqualTo(1);
        assertThat(containers(finished)).isBlank();
        assertThat(kinds(incident))
                .contains(
                        "incident.opened",
                        "incident.triaged",
                        "action.proposed",
                        "approval.opened",
                        "approval.approved",
                        "action.started",
                        "action.succeeded",
                        "approval.decision_refused");
        await().until(() -> {
            JsonNode audit = api.get("/audit/verify", admin).json();
            return audit.path("valid").asBoolean() && audit.path("checked").asInt() > 0;
        });
    }

    @Test
    void a_critical_action_needs_two_people_in_whatever_channels_they_are() throws Exception {
        long carl = person(Role.APPROVER);
        String dora = People.token(api, Role.APPROVER);
        String host = post("node", Map.of("namespace", "kube-system", "severity", "critical"));
        Sent question = question(host);
        assertThat(question.text())
                .contains("Critical risk, ", "Needs the approval of 2 approvers (or higher roles) by ");

        // one approver, twice, is one
        approve(question, carl);
        approve(question, carl);
        assertThat(action(host).path("state").asText()).isEqualTo("awaiting_approval");

        // a second one, by REST, completes it
        String approval = action(host).path("approval_id").asText();
        JsonNode asked = api.get("/approvals/" + approval, dora).json();
        assertThat(asked.path("quorum").asInt()).isEqualTo(2);
        assertThat(asked.path("decisions").size()).isEqualTo(1);
        ApiClient.Answer decided = api.send(
                "POST",
                "/approvals/" + approval + "/decisions",
                dora,
                Map.of("verdict", "approve", "digest", asked.path("digest").asText()));
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        assertThat(settled(host).path("state").asText()).isEqualTo("succeeded");
    }

    @Test
    void a_policy_that_changed_after_the_proposal_voids_the_approval() throws Exception {
        long ann = person(Role.OPERATOR);
        String host = post("mail", Map.of());
        Sent question = question(host);
        String before = ROUTES.read("policy/approval.yaml");
        ROUTES.write("policy/approval.yaml", before + "# changed\n");
        try {
            approve(question, ann);
            JsonNode finished = settled(host);
            assertThat(finished.path("state").asText()).isEqualTo("refused");
            assertThat(finished.path("reason").asText()).isEqualTo("DIGEST_MISMATCH");
            assertThat(containers(finished)).isBlank();
        } finally {
            ROUTES.write("policy/approval.yaml", before);
        }
    }

    @Test
    void a_service_is_asked_at_once_and_what_it_says_becomes_evidence() throws Exception {
        String host = post("shop", Map.of("probe_url", SHOP.baseUrl() + "/health"));
        JsonNode probe = await().until(() -> action(host, "probe-service"), action -> "succeeded"
                .equals(action.path("state").asText()));
        assertThat(probe.path("result").path("status").asInt()).isEqualTo(503);
        assertThat(probe.path("verification").asText()).isEqualTo("failed");
        await().until(
                        () -> items("/incidents/" + probe.path("incident_id").asText() + "/evidence")
                                .findValuesAsText("excerpt")
                                .stream()
                                .anyMatch(excerpt -> excerpt.contains("no database connection")));
    }

    @Test
    void a_change_by_http_is_asked_first_and_sent_once() throws Exception {
        long ann = person(Role.APPROVER);
        String host = post("cache", Map.of("cache_url", SHOP.baseUrl() + "/cache"));
        Sent question = question(host, "http-request-action");
        SHOP.verify(0, deleteRequestedFor(urlEqualTo("/cache")));
        approve(question, ann);
        JsonNode dropped = await().until(() -> action(host, "drop-cache"), action -> "succeeded"
                .equals(action.path("state").asText()));
        SHOP.verify(
                1,
                deleteRequestedFor(urlEqualTo("/cache"))
                        .withHeader(
                                "Idempotency-Key", equalTo(dropped.path("id").asText())));
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }

    /** A new account with a Telegram identity that has been its own for long enough; the identity. */
    private long person(Role role) {
        long telegram = PERSON.incrementAndGet();
        String id = People.create(api, admin, role.wire() + "-" + UUID.randomUUID(), role);
        ApiClient.Answer mapped = api.send(
                "PUT", "/users/" + id + "/identities/telegram", admin, Map.of("external_id", Long.toString(telegram)));
        assertThat(mapped.status()).as(mapped.text()).isEqualTo(200);
        jdbc.update(
                "update user_identity set created_at = created_at - interval '2 hours' where external_id = ?",
                Long.toString(telegram));
        return telegram;
    }

    /** Posts the sample alert for a host of its own, and returns that host. */
    private String post(String prefix, Map<String, String> changes) throws IOException {
        String host = prefix + "-" + OwnWord.next();
        ObjectNode body = (ObjectNode) JSON.readTree(Files.readString(Path.of("docs/samples/suspicious-upload.json")));
        ObjectNode alert = (ObjectNode) body.path("alerts").get(0);
        alert.put("title", "Suspicious script on " + host);
        ObjectNode artefact = (ObjectNode) alert.path("artefact");
        // A file of its own: the same one would not be examined twice within an hour.
        String script =
                new String(Base64.getDecoder().decode(artefact.path("content").asText()), UTF_8) + "# " + host;
        artefact.put("content", Base64.getEncoder().encodeToString(script.getBytes(UTF_8)));
        ObjectNode labels = (ObjectNode) alert.path("labels");
        labels.put("instance", host).put("service", host);
        if (changes.containsKey("namespace")) {
            labels.put("namespace", changes.get("namespace"));
        }
        if (changes.containsKey("severity")) {
            alert.put("severity", changes.get("severity"));
        }
        for (String annotation : List.of("probe_url", "cache_url")) {
            if (changes.containsKey(annotation)) {
                alert.withObject("/annotations").put(annotation, changes.get(annotation));
                alert.remove("artefact");
            }
        }
        WebhookClient.Answer answer = new WebhookClient(port).generic(body.toString());
        assertThat(answer.status()).isEqualTo(202);
        return host;
    }

    private Sent message(String saying, String host) {
        return await().until(
                        () -> TELEGRAM.messagesSaying(host).stream()
                                .filter(sent -> sent.text().contains(saying))
                                .findFirst()
                                .orElse(null),
                        sent -> sent != null);
    }

    /** The approval's message, with its buttons. */
    private Sent question(String host) {
        return question(host, "docker-sandbox-action");
    }

    private Sent question(String host, String kamelet) {
        return await().until(
                        () -> TELEGRAM.messagesSaying(host).stream()
                                .filter(sent ->
                                        sent.hasButton("Approve") && sent.text().contains(kamelet))
                                .findFirst()
                                .orElse(null),
                        sent -> sent != null);
    }

    /** Presses as a person does, who may be quicker than the hub notes where its message stands, and is told so. */
    private void approve(Sent question, long person) {
        await().until(() -> {
            assertThat(TELEGRAM.click(base(), question, "Approve", person).statusCode())
                    .isEqualTo(200);
            return !lastAnswer().contains("try again in a moment");
        });
    }

    private static String lastAnswer() {
        return TELEGRAM.answers().get(TELEGRAM.answers().size() - 1).text();
    }

    private JsonNode items(String path) {
        return api.get(path + (path.contains("?") ? "&" : "?") + "limit=100", admin)
                .json()
                .path("items");
    }

    private JsonNode actions(String host) {
        for (JsonNode incident : items("/incidents")) {
            if (incident.path("title").asText().contains(host)) {
                return items("/actions?incident_id=" + incident.path("id").asText());
            }
        }
        return JSON.createArrayNode();
    }

    private JsonNode action(String host) {
        return actions(host).path(0);
    }

    private JsonNode action(String host, String playbook) {
        for (JsonNode action : actions(host)) {
            if (playbook.equals(action.path("playbook").asText())) {
                return action;
            }
        }
        return JSON.createObjectNode();
    }

    private JsonNode settled(String host) {
        return await().until(
                        () -> action(host),
                        action -> !action.path("finished_at").isNull()
                                || "refused".equals(action.path("state").asText()));
    }

    private List<String> kinds(String incident) {
        return items("/incidents/" + incident + "/timeline").findValuesAsText("kind");
    }

    /** What is left of an action's container: nothing, as soon as its clean-up ran. */
    private static String containers(JsonNode action) throws Exception {
        String name = "name=serai-" + action.path("id").asText();
        await().until(() -> docker("ps", "-aq", "--filter", name).isBlank());
        return docker("ps", "-aq", "--filter", name);
    }

    private static String docker(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = "docker";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return "";
        }
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor(20, TimeUnit.SECONDS);
        return output.strip();
    }
}
