package dev.serai.hub.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.intake.WebhookClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Secrets planted in titles, descriptions, labels and annotations, looked for at every exit. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsStayInsideIT extends ModelHub {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TITLE_UNITS = 400;
    private static final String MODEL_SAYS = "Model " + ModelStandIn.MODEL + " says (a guess";

    @LocalServerPort
    int port;

    @Test
    void no_planted_secret_leaves_by_any_exit(CapturedOutput output) throws Exception {
        List<PlantedSecrets> planted = PlantedSecrets.all(7);
        MODEL.answers("{\"summary\":\"It leaks " + quoted(planted.get(1).text()) + "\",\"causes\":[{\"text\":\"Seen "
                + quoted(planted.get(2).text()) + "\",\"confidence\":0.8,\"evidence\":[\"E1\"],\"playbooks\":[]}],"
                + "\"ruled_out\":[],\"concern\":\"none\",\"concern_reason\":\"\"}");
        Map<String, List<PlantedSecrets>> alerts = grouped(planted);
        ArrayNode body = JSON.createArrayNode();
        alerts.forEach((marker, group) -> body.add(alert(marker, group)));

        assertThat(new WebhookClient(port)
                        .generic(JSON.createObjectNode().set("alerts", body).toString())
                        .status())
                .isEqualTo(202);

        await().atMost(PATIENCE).until(() -> alerts.keySet().stream().allMatch(this::notifiedEverywhere));
        Logger log = LoggerFactory.getLogger("a.library");
        planted.forEach(one -> log.warn("Cannot use {}", one.text(), failure(one.text())));

        Map<String, String> exits = exits();
        exits.put("log", output.getAll());
        List<String> leaks = new ArrayList<>();
        exits.forEach((exit, text) -> planted.forEach(one -> one.secrets().stream()
                .filter(text::contains)
                .forEach(secret -> leaks.add(exit + ": " + secret + " of " + one.text()))));
        assertThat(leaks).isEmpty();
        for (String chat : List.of("telegram", "slack", "discord")) {
            assertThat(exits.get(chat)).contains(MODEL_SAYS);
        }
        assertThat(exits.values()).allMatch(text -> text.contains("redacted"));
        // As accepted: policies and playbooks read it, and what it is known by is made of it.
        String kept = text("select string_agg(title || labels || annotations, '') from alert");
        assertThat(planted).allMatch(one -> kept.contains(one.secrets().get(0)));
    }

    /** With the first lines of its trace: a hundred whole ones are ten thousand lines to look through. */
    private static Exception failure(String text) {
        Exception failure = new IllegalStateException(text);
        failure.setStackTrace(Arrays.copyOf(failure.getStackTrace(), 5));
        return failure;
    }

    @Test
    void chats_say_why_an_action_with_a_secret_in_it_is_not_proposed() {
        MODEL.answers("{}");
        String marker = "svc-" + UUID.randomUUID();
        String secret = "a1B2c3D4e5F6g7H8i9J0k1L2";
        ObjectNode alert = alert(marker, List.of());
        alert.withObject("annotations").put("probe_url", "https://hooks.slack.com/services/T0AB/B0AB/" + secret);

        assertThat(new WebhookClient(port).generic(alert.toString()).status()).isEqualTo(202);

        await().atMost(PATIENCE).until(() -> TELEGRAM.messagesSaying(marker).stream()
                .anyMatch(sent -> sent.text().contains("No proposal: probe would show what looks like a secret.")));
        assertThat(TELEGRAM.messages().toString()).doesNotContain(secret);
        assertThat(jdbc.queryForObject("select count(*) from action where target like '%hooks.slack%'", Long.class))
                .isZero();
    }

    /** With what the model says, or without where it was too slow: a busy machine may use up the time of one call. */
    private boolean notifiedEverywhere(String marker) {
        boolean withoutModel = withoutModel(marker);
        return said(TELEGRAM.messagesSaying(marker), withoutModel)
                && said(SLACK.messagesSaying(marker), withoutModel)
                && said(DISCORD.messagesSaying(marker), withoutModel)
                && !MAIL.saying(marker).isEmpty()
                && said(paged(marker), withoutModel);
    }

    private static List<String> paged(String marker) {
        return PAGER.taken().stream()
                .map(JsonNode::toString)
                .filter(message -> message.contains(marker))
                .toList();
    }

    private static boolean said(List<?> messages, boolean withoutModel) {
        return withoutModel
                ? !messages.isEmpty()
                : messages.toString().replace("\\", "").contains(MODEL_SAYS);
    }

    private boolean withoutModel(String marker) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select count(*) > 0 from incident_event e join incident i on i.id = e.incident_id"
                        + " where i.title like ? and e.kind = 'incident.analysed' and e.reason <> 'MODEL_CITED'",
                Boolean.class,
                "%" + marker + "%"));
    }

    private Map<String, String> exits() throws Exception {
        Map<String, String> exits = new TreeMap<>();
        exits.put("telegram", TELEGRAM.messages().toString());
        exits.put("slack", SLACK.messages().toString());
        exits.put("discord", DISCORD.messages().toString().replace("\\", ""));
        exits.put("e-mail", MAIL.all().toString());
        exits.put("pager", PAGER.taken().toString());
        exits.put("prompt", MODEL.requests().toString());
        exits.put(
                "audit",
                text("select string_agg(details::text || object_id || coalesce(reason, ''), '') from audit_event"));
        exits.put("timeline", text("select string_agg(details::text || coalesce(reason, ''), '') from incident_event"));
        exits.put("analysis", text("select string_agg(summary || causes, '') from analysis"));
        ApiClient api = new ApiClient(port);
        String admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
        JsonNode incidents = api.get("/incidents?limit=200", admin).json();
        exits.put("incidents", incidents.toString());
        JsonNode alerts = api.get("/alerts?limit=200", admin).json();
        exits.put("alerts", alerts.toString());
        exits.put(
                "an alert",
                api.get("/alerts/" + alerts.at("/items/0/id").asText(), admin).text());
        exits.put("statistics", api.get("/statistics/noise?days=31", admin).text());
        StringBuilder parts = new StringBuilder();
        for (JsonNode incident : incidents.path("items")) {
            String path = "/incidents/" + incident.path("id").asText();
            for (String part : List.of("/timeline", "/evidence", "/analyses")) {
                parts.append(api.get(path + part + "?limit=200", admin).text());
            }
        }
        exits.put("parts of incidents", parts.toString());
        exits.put("audit over the API", api.get("/audit?limit=200", admin).text());
        return exits;
    }

    private String text(String sql) {
        return String.valueOf(jdbc.queryForObject(sql, String.class));
    }

    /** As many as a title holds; each marker is the service of one incident. */
    private static Map<String, List<PlantedSecrets>> grouped(List<PlantedSecrets> planted) {
        Map<String, List<PlantedSecrets>> groups = new TreeMap<>();
        List<PlantedSecrets> group = new ArrayList<>();
        int units = 0;
        for (PlantedSecrets one : planted) {
            if (units + one.text().length() > TITLE_UNITS) {
                groups.put("svc-" + UUID.randomUUID(), group);
                group = new ArrayList<>();
                units = 0;
            }
            group.add(one);
            units += one.text().length() + 3;
        }
        groups.put("svc-" + UUID.randomUUID(), group);
        return groups;
    }

    private static ObjectNode alert(String marker, List<PlantedSecrets> group) {
        String all = group.stream().map(PlantedSecrets::text).collect(Collectors.joining(" | "));
        ObjectNode alert = JSON.createObjectNode();
        alert.put("title", marker + " " + all).put("description", all).put("severity", "high");
        ObjectNode labels = alert.putObject("labels").put("service", marker);
        ObjectNode annotations = alert.putObject("annotations");
        for (int at = 0; at < group.size(); at++) {
            labels.put("l" + at, group.get(at).text());
            annotations.put("a" + at, group.get(at).text());
        }
        return alert;
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
