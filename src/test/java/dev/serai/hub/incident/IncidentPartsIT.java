package dev.serai.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.OwnWord;
import dev.serai.hub.TestKeys;
import dev.serai.hub.World;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.channel.TelegramStandIn.Sent;
import dev.serai.hub.intake.WebhookClient;
import dev.serai.hub.routes.FolderChecks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same condition on forty services, told by as many senders at once, is a page and a count, and is taken on by one click. */
@WorldIT
class IncidentPartsIT {

    private static final String POLICY = "policy/signal.yaml";
    private static final int SERVICES = 40;
    private static final int GATHERED = SERVICES - 2;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BeanFactory hub;

    private final String word = OwnWord.next();
    private final String shipped = World.ROUTES.read(POLICY);
    private ApiClient api;
    private String token;

    @BeforeEach
    void gathers() {
        api = new ApiClient(port);
        token = api.token("admin", TestKeys.ADMIN_PASSWORD);
        policy(shipped.replace("# gather: 3", "gather: 3"));
    }

    @AfterEach
    void restore() {
        World.CLOCK.reset();
        policy(shipped);
    }

    private void policy(String text) {
        World.ROUTES.write(POLICY, text);
        FolderChecks.twice(hub);
    }

    @Test
    void forty_services_are_a_page_and_a_count_one_click_takes_them_and_one_of_them_leads_when_the_first_is_over() {
        IntStream.range(0, SERVICES).parallel().forEach(at -> fires("service-" + at, "high"));
        await().until(() -> count("verdict_reason = 'GATHERED'") == GATHERED);
        assertThat(count("verdict = 'page'")).isEqualTo(2);
        String first = only("verdict = 'page' and gathered > 0");
        String second = only("verdict = 'page' and gathered = 0");

        assertThat(incident(first).path("gathered").asInt()).isEqualTo(GATHERED);
        assertThat(incident(first).path("parent").isNull()).isTrue();
        assertThat(parts(first))
                .hasSize(GATHERED)
                .allSatisfy(part -> assertThat(part.path("parent").asText()).isEqualTo(first));
        says(first, "And 38 more incidents with it: ", " and 34 more. Acknowledge takes all of them.");
        assertThat(World.TELEGRAM.messagesSaying(word)).hasSize(2);

        assertThat(act(first, "acknowledge").path("state").asText()).isEqualTo("acknowledged");
        assertThat(count("state = 'acknowledged' and acknowledged_by = 'user:admin'"))
                .isEqualTo(GATHERED + 1);
        assertThat(acknowledgements()).isEqualTo(GATHERED + 1);
        assertThat(incident(second).path("state").asText()).isEqualTo("open");
        says(first, "All of them are acknowledged.");

        fires("later", "high");
        fires("worse", "critical");
        await().until(() -> count("verdict_reason = 'GATHERED'") == GATHERED + 1);
        says(first, "Nobody has acknowledged 1 of them, which came later.");
        await().until(() -> count("verdict = 'page'") == 3);
        String worse = only("severity = 'critical'");

        List.of(first, second, worse).forEach(one -> act(one, "resolve"));
        assertThat(count("state = 'resolved'")).isEqualTo(3);
        World.CLOCK.shift(Duration.ofMinutes(6));
        token = api.token("admin", TestKeys.ADMIN_PASSWORD);
        await().until(() -> count("verdict_reason = 'PROMOTED'") == 1);
        String leads = only("verdict_reason = 'PROMOTED'");
        await().until(() -> incident(leads).path("gathered").asInt() == GATHERED);
        says(leads, "It did not go away.", "And 38 more incidents with it");
        assertThat(count("verdict = 'page'")).isEqualTo(4);
        assertThat(incident(first).path("gathered").asInt()).isZero();
    }

    private void fires(String service, String severity) {
        String body =
                """
                {"title": "%1$s-%2$s is down", "severity": "%3$s",
                 "labels": {"alertname": "Down%1$s", "service": "%1$s-%2$s", "cluster": "%1$s"}}
                """
                        .formatted(word, service, severity);
        assertThat(new WebhookClient(port).generic(body).status()).isEqualTo(202);
    }

    private static final String OWN =
            "from (select i.*, (select count(*) from incident_parts(i.id)) as gathered from incident i) i"
                    + " where cluster = :word and ";

    private long count(String like) {
        return jdbc.sql("select count(*) " + OWN + like)
                .param("word", word)
                .query(Long.class)
                .single();
    }

    private String only(String like) {
        return jdbc.sql("select id " + OWN + like)
                .param("word", word)
                .query(String.class)
                .single();
    }

    private long acknowledgements() {
        return jdbc.sql("select count(*) from incident_event e join incident i on i.id = e.incident_id"
                        + " where i.cluster = :word and e.kind = 'incident.acknowledged'")
                .param("word", word)
                .query(Long.class)
                .single();
    }

    private JsonNode incident(String id) {
        return api.get("/incidents/" + id, token).json();
    }

    private JsonNode parts(String id) {
        return api.get("/incidents?limit=200&parent=" + id, token).json().path("items");
    }

    private JsonNode act(String id, String act) {
        return api.send("POST", "/incidents/" + id + "/" + act, token, Map.of()).json();
    }

    private void says(String id, String... texts) {
        String title = incident(id).path("title").asText();
        await().untilAsserted(() -> assertThat(World.TELEGRAM.messagesSaying(title + "\n"))
                .extracting(Sent::text)
                .singleElement()
                .asString()
                .contains(texts));
    }
}
