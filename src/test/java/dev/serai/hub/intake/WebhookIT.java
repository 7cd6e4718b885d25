package dev.serai.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.HubIT;
import dev.serai.hub.TestKeys;
import dev.serai.hub.http.WholeBody;
import dev.serai.hub.intake.WebhookClient.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.http.common.HttpMessage;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@HubIT
class WebhookIT {

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    CamelContext camel;

    WebhookClient hub;

    @BeforeEach
    void client() {
        hub = new WebhookClient(port);
    }

    @Test
    void an_alert_is_stored_with_its_incident() {
        String text = "Ünïcode \\\"quoted\\\" 😀 <script> '; drop table alert; --";
        Answer answer =
                hub.generic(alert("stored", "firing", "\"description\": \"" + text + "\", \"severity\": \"p1\""));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("accepted").asInt()).isOne();
        assertThat(answer.json().get("duplicates").asInt()).isZero();
        assertThat(answer.json().get("rejected")).isEmpty();
        assertThat(answer.json().get("quarantined").asInt()).isZero();
        assertThat(answer.json().get("request_id").asText()).hasSize(36);
        Map<String, Object> row = row("stored");
        assertThat(row)
                .containsEntry("state", "firing")
                .containsEntry("severity", "critical")
                .containsEntry("occurrences", 1L)
                .containsEntry("episode", 1)
                .containsEntry("description", "Ünïcode \"quoted\" 😀 <script> '; drop table alert; --");
        assertThat(incident("stored"))
                .containsEntry("state", "open")
                .containsEntry("severity", "critical")
                .containsEntry("alerts", 1)
                .containsEntry("firing", 1);
        assertThat(timeline("stored")).startsWith("incident.opened", "alert.joined");
    }

    /** A delivery waits for its commit with its payload in hand, up to 16 MB of it. */
    @Test
    void what_waits_holds_its_payload_in_the_array_in_which_it_came() throws Exception {
        Queue<Boolean> same = new ConcurrentLinkedQueue<>();
        EventNotifier onTheWay = new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) throws Exception {
                if (event instanceof CamelEvent.ExchangeSendingEvent sending
                        && sending.getEndpoint().getEndpointUri().startsWith("direct://normalise-generic")) {
                    Exchange exchange = sending.getExchange();
                    HttpServletRequest request =
                            exchange.getIn(HttpMessage.class).getRequest();
                    same.add(exchange.getProperty(Delivery.PROPERTY, Delivery.class)
                                    .raw()
                            == WholeBody.of(request));
                }
            }
        };
        camel.getManagementStrategy().addEventNotifier(onTheWay);
        try {
            hub.generic(alert("in-memory-once", "firing", "\"description\": \"" + "x".repeat(20_000) + "\""));
        } finally {
            camel.getManagementStrategy().removeEventNotifier(onTheWay);
        }
        assertThat(same).isNotEmpty().containsOnly(true);
    }

    @Test
    void each_active_token_lets_in_while_one_replaces_the_other() {
        for (String token : List.of(TestKeys.GENERIC_TOKEN, TestKeys.NEXT_GENERIC_TOKEN)) {
            assertThat(hub.post("generic", token, bytes(alert("rotated", "firing", "\"severity\": \"low\"")))
                            .status())
                    .isEqualTo(202);
        }
        String both = TestKeys.GENERIC_TOKEN + "," + TestKeys.NEXT_GENERIC_TOKEN;
        assertThat(hub.post("generic", both, bytes("{}")).status()).isEqualTo(401);
    }

    @Test
    void two_authorizations_leave_open_who_sends() {
        assertThat(hub.send(authorized("{}").header("Authorization", "Bearer another"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_repeat_only_counts() {
        hub.generic(alert("repeated", "firing", "\"starts_at\": \"2026-11-20T10:00:00Z\""));
        int version = (int) incident("repeated").get("firing");
        Answer again = hub.generic(alert("repeated", "firing", "\"starts_at\": \"2026-11-20T10:00:00Z\""));

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json().get("duplicates").asInt()).isOne();
        assertThat(row("repeated")).containsEntry("occurrences", 2L).containsEntry("transitions", 0);
        assertThat(incident("repeated")).containsEntry("firing", version).containsEntry("alerts", 1);
        assertThat(events("repeated")).containsExactly("fired");
    }

    @Test
    void the_last_resolve_ends_the_incident_a_new_episode_reopens_it_and_replays_do_nothing() {
        String first = alert("life", "firing", "\"starts_at\": \"2026-11-20T10:00:00Z\"");
        String over = alert(
                "life", "resolved", "\"starts_at\": \"2026-11-20T10:00:00Z\", \"ends_at\": \"2026-11-20T10:05:00Z\"");
        hub.generic(first);
        hub.generic(over);
        assertThat(incident("life")).containsEntry("state", "resolved").containsEntry("resolved_by", "system");

        hub.generic(first);
        hub.generic(over);
        assertThat(row("life")).containsEntry("state", "resolved").containsEntry("transitions", 1);

        hub.generic(alert("life", "firing", "\"starts_at\": \"2026-11-20T10:06:00Z\""));
        hub.generic(over);
        assertThat(row("life"))
                .containsEntry("state", "firing")
                .containsEntry("episode", 2)
                .containsEntry("transitions", 2)
                .containsEntry("occurrences", 6L);
        assertThat(incident("life"))
                .containsEntry("state", "open")
                .containsEntry("resolved_by", null)
                .containsEntry("alerts", 1)
                .containsEntry("firing", 1);
        assertThat(events("life")).containsExactly("fired", "resolved", "refired");
        assertThat(jdbc.queryForObject(
                        "select count(*) from incident where workload = 'life' or title = 'life'", Integer.class))
                .isOne();
    }

    @Test
    void a_worse_repeat_raises_the_incident() {
        hub.generic(alert("worse", "firing", "\"severity\": \"low\""));
        hub.generic(alert("worse", "firing", "\"severity\": \"critical\""));

        assertThat(row("worse")).containsEntry("severity", "critical").containsEntry("occurrences", 2L);
        assertThat(incident("worse")).containsEntry("severity", "critical");
        assertThat(timeline("worse")).contains("alert.worsened");
    }

    @Test
    void an_artefact_is_kept_as_evidence_once() {
        String file = Base64.getEncoder().encodeToString("#!/bin/sh\necho hi\n".getBytes(StandardCharsets.UTF_8));
        String body = alert(
                "artefact",
                "firing",
                "\"artefact\": {\"name\": \"run.sh\", \"content_type\": \"text/x-sh\", \"content\": \"" + file + "\"}");
        hub.generic(body);
        hub.generic(body);

        List<Map<String, Object>> kept = jdbc.queryForList(
                "select * from evidence where alert_id = ? and kind = 'artefact'",
                row("artefact").get("id"));
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0))
                .containsEntry("content_type", "text/x-sh")
                .containsEntry("size_bytes", 18L)
                .containsEntry("incident_id", row("artefact").get("incident_id"));
        assertThat((byte[]) kept.get(0).get("content")).asString().startsWith("#!/bin/sh");
    }

    @Test
    void a_bad_alert_costs_only_itself() {
        Answer answer = hub.generic("[" + alert("good-1", "firing", "\"severity\": \"high\"") + ", {\"title\": 7}, "
                + alert("nul\\u0000", "firing", "\"severity\": \"high\"") + ", "
                + alert("good-2", "firing", "\"severity\": \"high\"") + "]");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("accepted").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/rejected/0/index").asInt()).isEqualTo(1);
        assertThat(answer.json().at("/rejected/0/reason").asText()).isEqualTo("title is not a string");
        assertThat(answer.json().at("/rejected/1/index").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/rejected/1/reason").asText()).contains("NUL");
        assertThat(row("good-2")).containsEntry("occurrences", 1L);
    }

    @Test
    void what_is_changed_in_an_alert_is_said_in_the_answer_and_kept_with_it() {
        String whole = "v".repeat(4_096);
        String labels =
                "\"severity\": \"high\", \"starts_at\": \"2026-11-21T00:00:00Z\", \"labels\": {\"long\": \"%s\"}";
        assertThat(hub.generic(alert("noted", "firing", labels.formatted(whole)))
                        .json()
                        .get("notes"))
                .isEmpty();

        Answer answer =
                hub.generic("[{\"title\": 7}, " + alert("noted", "firing", labels.formatted(whole + "w")) + "]");

        assertThat(answer.json().get("notes")).hasSize(1);
        assertThat(answer.json().at("/notes/0/index").asInt()).isEqualTo(1);
        assertThat(answer.json().at("/notes/0/notes/0").asText())
                .isEqualTo("labels.'long' was cut from 4097 to 4096 characters");
        assertThat(row("noted").get("notes")).hasToString("[\"labels.'long' was cut from 4097 to 4096 characters\"]");
    }

    @Test
    void when_no_alert_can_be_taken_each_reason_is_said() {
        Answer answer = hub.generic("[" + alert("never", "firing", "\"labels\": {\"a\": 1}") + ", "
                + alert("never", "firing", "\"labels\": {\"b\": null}") + "]");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("quarantined").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/rejected/0/reason").asText()).isEqualTo("labels.'a' is not a string");
        assertThat(answer.json().at("/rejected/1/reason").asText()).isEqualTo("labels.'b' is not a string");
    }

    @Test
    void the_sender_is_checked_before_the_body() {
        byte[] tooLarge = new byte[(16 << 20) + 1];
        assertThat(hub.post("nobody", TestKeys.GENERIC_TOKEN, tooLarge).status())
                .isEqualTo(404);
        assertThat(hub.post("generic/more", TestKeys.GENERIC_TOKEN, tooLarge).status())
                .isEqualTo(404);
        assertThat(hub.post("generic", "wrong", tooLarge).status()).isEqualTo(401);
        assertThat(hub.post("generic", TestKeys.ALERTMANAGER_TOKEN, tooLarge).status())
                .isEqualTo(401);
        assertThat(hub.send(hub.request("generic", tooLarge)).status()).isEqualTo(401);
        assertThat(hub.send(hub.request("generic", bytes("{}")).header("Content-Encoding", "gzip"))
                        .status())
                .isEqualTo(401);
        assertThat(hub.post("generic", TestKeys.GENERIC_TOKEN, tooLarge).status())
                .isEqualTo(413);
        assertThat(hub.send(authorized("{}").method("GET", BodyPublishers.noBody()))
                        .status())
                .isEqualTo(405);
    }

    static List<byte[]> malformed() {
        String deep = "[".repeat(100_000);
        String good = alert("never", "firing", "\"severity\": \"high\"");
        return List.of(
                bytes(""),
                bytes("   "),
                bytes("{"),
                bytes("not json"),
                bytes(good + "{}"),
                bytes("{\"title\": \"a\", \"title\": \"b\"}"),
                bytes(deep),
                bytes("{\"a\":".repeat(50_000)),
                bytes("\uFEFF" + good),
                good.getBytes(StandardCharsets.UTF_16),
                new byte[] {'{', '"', 't', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'},
                new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'},
                new byte[] {(byte) 0xFF, (byte) 0xFE});
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void what_is_no_acceptable_json_is_400_and_nothing_is_stored(byte[] body) {
        for (String source : List.of("generic", "alertmanager")) {
            String token = source.equals("generic") ? TestKeys.GENERIC_TOKEN : TestKeys.ALERTMANAGER_TOKEN;
            Answer answer = hub.post(source, token, body);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("type").asText()).isEqualTo("urn:serai:problem:malformed");
        }
        assertThat(count("never")).isZero();
    }

    static List<String> unusable() {
        return List.of(
                "{}",
                "[7]",
                "7",
                "\"text\"",
                "null",
                "[[]]",
                alert("never", "firing", "\"surprise\": 1"),
                alert("never", "broken", "\"severity\": \"high\""),
                alert("never\\ud800", "firing", "\"severity\": \"high\""),
                alert("never", "firing", "\"labels\": []"),
                alert("never", "firing", "\"labels\": {\"a\": 1}"),
                alert("never", "firing", "\"starts_at\": \"yesterday\""),
                alert("never", "firing", "\"starts_at\": \"+999999999-12-31T23:59:59Z\""),
                alert("never", "firing", "\"severity\": {\"deep\": []}"),
                alert("never", "firing", "\"links\": [{\"url\": \"javascript:alert(1)\"}]"),
                alert("never", "firing", "\"artefact\": {\"name\": \"../x\", \"content\": \"AA==\"}"),
                alert("never", "firing", "\"artefact\": {\"name\": \"x\", \"content\": \"%\"}"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void a_delivery_without_a_valid_alert_is_kept_in_quarantine_as_it_came(String body) {
        Answer answer = hub.generic(body);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("accepted").asInt()).isZero();
        assertThat(answer.json().get("quarantined").asInt()).isOne();
        assertThat(jdbc.queryForMap(
                        "select q.source, q.alerts, q.detail <> '' as told from inbox i"
                                + " join inbox_quarantine q on q.id = i.id where i.raw = ? order by i.id desc limit 1",
                        bytes(body)))
                .containsEntry("source", "generic")
                .containsEntry("alerts", 1)
                .containsEntry("told", true);
        assertThat(count("never")).isZero();
    }

    @Test
    void a_delivery_that_holds_nothing_is_422() {
        assertThat(hub.generic("[]").status()).isEqualTo(422);
        assertThat(hub.generic("{\"alerts\": []}").status()).isEqualTo(422);
    }

    @Test
    void too_many_alerts_are_413_and_another_type_is_415() {
        assertThat(hub.generic("[" + "1,".repeat(5_000) + "1]").status()).isEqualTo(413);
        assertThat(hub.send(authorized("a=b").setHeader("Content-Type", "application/x-www-form-urlencoded"))
                        .status())
                .isEqualTo(415);
        assertThat(hub.send(authorized("{}").header("Content-Encoding", "gzip")).status())
                .isEqualTo(415);
    }

    @Test
    void no_request_header_comes_back_and_none_reaches_a_component() {
        Answer answer = hub.send(authorized(alert("headers", "firing", "\"severity\": \"high\""))
                .header("CamelBeanMethodName", "destroy")
                .header("CamelHttpResponseCode", "500")
                .header("Cookie", "secret=1")
                .header("X-Probe", "probe"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.response().headers().map().keySet())
                .doesNotContain("authorization", "cookie", "x-probe", "camelbeanmethodname", "tenant");
        assertThat(answer.response().headers().map().toString()).doesNotContain("probe", TestKeys.GENERIC_TOKEN);
    }

    private java.net.http.HttpRequest.Builder authorized(String body) {
        return hub.request("generic", bytes(body)).header("Authorization", "Bearer " + TestKeys.GENERIC_TOKEN);
    }

    /** An alert whose name is its fingerprint and title, and whose workload makes its incident its own. */
    static String alert(String name, String state, String more) {
        String labels = more.contains("\"labels\"") ? "" : "\"labels\": {\"service\": \"" + name + "\"}, ";
        return "{\"title\": \"" + name + "\", \"fingerprint\": \"" + name + "\", \"state\": \"" + state + "\", "
                + labels + more + "}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private int count(String name) {
        return jdbc.queryForObject("select count(*) from alert where fingerprint like ? || '%'", Integer.class, name);
    }

    private Map<String, Object> row(String name) {
        return jdbc.queryForMap("select * from alert where source = 'generic' and fingerprint = ?", name);
    }

    private Map<String, Object> incident(String name) {
        return jdbc.queryForMap("select * from incident where id = ?", row(name).get("incident_id"));
    }

    private List<String> events(String name) {
        return jdbc.queryForList(
                "select kind from alert_event where alert_id = ? order by id",
                String.class,
                row(name).get("id"));
    }

    private List<String> timeline(String name) {
        return jdbc.queryForList(
                "select kind from incident_event where incident_id = ? order by id",
                String.class,
                row(name).get("incident_id"));
    }
}
