package dev.serai.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.OwnWord;
import dev.serai.hub.TestKeys;
import dev.serai.hub.World;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.channel.TelegramStandIn.Sent;
import dev.serai.hub.intake.WebhookClient;
import dev.serai.hub.routes.FolderChecks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The same condition on forty services, told by as many senders at once, is a page and a count, and is taken on by one click. */
@WorldIT
class IncidentPartsIT {

    private static final String POLICY = "policy/signal.yaml";
    private static final String ROUTING = "policy/notify.yaml";
    private static final int SERVICES = 40;
    private static final int GATHERED = SERVICES - 2;

    /** As many alerts that fired lately as a decision reads at most. */
    private static final int OTHERS = 200;

    private static final String OTHER =
            """
            {"title": "something else", "severity": "high", "fingerprint": "%1$s-%2$d",
             "labels": {"alertname": "Other%2$d", "service": "%1$s-other-%2$d", "cluster": "%1$s",
                        "namespace": "%1$s", "deployment": "%1$s"}}
            """;

    /** Sessions that wait for a row. */
    private static final String WAITING = "select cast(count(distinct l.pid) as integer) from pg_locks l"
            + " join pg_stat_activity s using (pid) where not l.granted and s.datname = current_database()";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BeanFactory hub;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String word = OwnWord.next();
    private final Map<String, String> before = new TreeMap<>();
    private ApiClient api;
    private String token;

    @BeforeEach
    void gathers() {
        api = new ApiClient(port);
        token = api.token("admin", TestKeys.ADMIN_PASSWORD);
        List.of(POLICY, ROUTING).forEach(file -> before.put(file, World.ROUTES.read(file)));
        World.ROUTES.write(POLICY, before.get(POLICY).replace("# gather: 3", "gather: 3"));
        FolderChecks.twice(hub);
    }

    @AfterEach
    void restore() {
        World.CLOCK.reset();
        before.forEach(World.ROUTES::write);
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
        says(
                first,
                "38 more incidents belong to it, all still firing. Among them: ",
                "Whoever acknowledges this acknowledges all of them too");
        await().until(() -> World.TELEGRAM.messagesSaying(word).size() == 2);

        assertThat(act(first, "acknowledge").path("state").asText()).isEqualTo("acknowledged");
        assertThat(count("state = 'acknowledged' and acknowledged_by = 'user:admin'"))
                .isEqualTo(GATHERED + 1);
        assertThat(recorded("incident.acknowledged")).isEqualTo(GATHERED + 1);
        assertThat(incident(second).path("state").asText()).isEqualTo("open");
        says(first, "All of them are acknowledged.");

        fires("later", "high");
        fires("worse", "critical");
        await().until(() -> count("verdict_reason = 'GATHERED'") == GATHERED + 1);
        says(first, "Nobody has acknowledged 1 of them, which came later.");
        await().until(() -> count("verdict = 'page'") == 3);
        String worse = only("severity = 'critical'");

        act(first, "acknowledge");
        assertThat(count("state = 'acknowledged'")).isEqualTo(GATHERED + 2);
        says(first, "39 more incidents belong to it, all still firing. Among them: ", "All of them are acknowledged.");
        List.of(first, second, worse).forEach(one -> act(one, "resolve"));
        assertThat(count("state = 'resolved'")).isEqualTo(3);
        World.CLOCK.shift(Duration.ofMinutes(6));
        token = api.token("admin", TestKeys.ADMIN_PASSWORD);
        await().until(() -> count("verdict_reason = 'PROMOTED'") == 1);
        String leads = only("verdict_reason = 'PROMOTED'");
        await().until(() -> incident(leads).path("gathered").asInt() == GATHERED);
        says(leads, "It did not go away.", "38 more incidents belong to it");
        assertThat(count("verdict = 'page'")).isEqualTo(4);
        assertThat(incident(first).path("gathered").asInt()).isZero();
        // Who took it on with the first is not on it: people are called.
        assertThat(incident(leads).path("state").asText()).isEqualTo("open");
        assertThat(incident(leads).path("acknowledged_by").isNull()).isTrue();
        assertThat(recorded("incident.unacknowledged")).isOne();
    }

    @Test
    void who_gives_back_what_was_taken_on_gives_back_what_was_taken_on_with_it() {
        fire(6);
        String first = only("verdict = 'page' and gathered > 0");
        String own = parts(first).get(0).path("id").asText();
        act(own, "acknowledge");
        act(first, "acknowledge");
        assertThat(count("state = 'acknowledged'")).isEqualTo(5);

        assertThat(act(first, "unacknowledge").path("state").asText()).isEqualTo("open");

        assertThat(only("state = 'acknowledged'")).isEqualTo(own);
        await().until(() ->
                jdbc.sql("select count(*) from job_subject s join incident i on s.subject = cast(i.id as text)"
                                        + " where i.cluster = ? and s.job = 'notify-incident'")
                                .param(word)
                                .query(Long.class)
                                .single()
                        == 0);
        parts(first).forEach(part -> assertThat(new ChannelRows(jdbc)
                        .count(
                                "select count(*) from message where conversation = cast(? as uuid)",
                                part.path("id").asText()))
                .as("nothing is delivered of what has no message")
                .isZero());
        assertThat(recorded("incident.unacknowledged")).isEqualTo(4);
    }

    @Test
    void who_takes_on_one_of_them_keeps_it_when_the_one_that_it_belongs_to_is_given_back_or_over() {
        fire(6);
        String first = only("verdict = 'page' and gathered > 0");
        String second = only("verdict = 'page' and gathered = 0");
        String own = parts(first).get(0).path("id").asText();
        act(first, "acknowledge");
        assertThat(act(own, "acknowledge").path("acknowledged_by").asText()).isEqualTo("user:admin");
        assertThat(recorded("incident.acknowledged")).isEqualTo(6);

        act(first, "unacknowledge");
        assertThat(only("state = 'acknowledged'")).isEqualTo(own);

        act(first, "acknowledge");
        List.of(first, second).forEach(one -> act(one, "resolve"));
        World.CLOCK.shift(Duration.ofMinutes(6));
        token = api.token("admin", TestKeys.ADMIN_PASSWORD);
        await().until(() -> count("verdict_reason = 'PROMOTED'") == 1);
        assertThat(incident(own).path("state").asText()).isEqualTo("acknowledged");
    }

    @Test
    void the_page_counts_what_is_over_and_its_own_end_ends_no_other() {
        fire(4);
        String first = only("verdict = 'page' and gathered > 0");
        UUID over = part(first, 0);
        UUID other = part(first, 1);

        act(over.toString(), "resolve");
        says(first, "2 more incidents belong to it, 1 still firing and 1 over: ");

        act(first, "resolve");
        assertThat(incident(other.toString()).path("state").asText()).isEqualTo("open");
        says(first, "2 more incidents belong to it, 1 still firing and 1 over: ", "State: resolved");
    }

    /** A hub of the version before gives back what was taken on with another, and does not know that it was. */
    @Test
    void what_a_hub_of_the_version_before_gave_back_can_be_taken_on_for_itself() {
        fire(4);
        String first = only("verdict = 'page' and gathered > 0");
        String own = parts(first).get(0).path("id").asText();
        act(first, "acknowledge");
        jdbc.sql(
                        "update incident set state = 'open', acknowledged_at = null, acknowledged_by = null, version = version + 1"
                                + " where id = cast(? as uuid)")
                .param(own)
                .update();

        act(own, "acknowledge");
        act(first, "unacknowledge");

        assertThat(only("state = 'acknowledged'")).isEqualTo(own);
    }

    @Test
    void what_another_alert_joins_belongs_to_it_when_that_is_gathered_too() {
        fire(3);
        String first = only("verdict = 'page' and gathered > 0");
        String part = only("verdict_reason = 'GATHERED'");
        String title = incident(part).path("title").asText();
        String service = title.substring(word.length() + 1, title.length() - " is down".length());

        fires(service, "high", "\"squad\": \"red\", \"instance\": \"another\"");
        await().until(() -> count("alerts = 2") == 1);
        await().until(() -> incident(part).path("parent").asText().equals(first));

        act(first, "acknowledge");
        assertThat(incident(part).path("state").asText()).isEqualTo("acknowledged");
    }

    @Test
    void what_has_an_alert_of_its_own_is_not_taken_on_with_another() {
        fire(6);
        String first = only("verdict = 'page' and gathered > 0");
        UUID waits = part(first, 0);
        UUID anew = part(first, 1);
        jdbc.sql("update signal_state set verdict = 'hold' where incident_id = ?")
                .param(waits)
                .update();
        jdbc.sql("update alert set episode = episode + 1 where incident_id = ?")
                .param(anew)
                .update();

        assertThat(incident(first).path("gathered").asInt()).isEqualTo(2);
        assertThat(incident(waits.toString()).path("parent").isNull()).isTrue();
        act(first, "acknowledge");
        assertThat(count("state = 'acknowledged'")).isEqualTo(3);
        assertThat(List.of(waits, anew)).allSatisfy(one -> assertThat(
                        incident(one.toString()).path("state").asText())
                .isEqualTo("open"));
    }

    @Test
    void nothing_is_gathered_into_a_page_that_is_silenced() {
        fires("service-0", "high");
        await().until(() -> count("verdict = 'page'") == 1);
        Map<String, Object> matcher = Map.of("name", "service", "operator", "=", "value", word + "-service-0");
        Map<String, Object> silence = Map.of("matchers", List.of(matcher), "duration", "2h", "comment", "known");
        assertThat(api.send("POST", "/silences", token, silence).status()).isEqualTo(201);
        await().until(() -> triagedAs("SILENCED") == 1);

        fires("service-1", "high");
        await().until(() -> count("verdict = 'page'") == 2);
        fires("service-2", "high");
        await().until(() -> count("verdict is not null") == 3);
        assertThat(count("verdict = 'page'")).isEqualTo(3);
        fires("service-3", "high");
        await().until(() -> count("verdict_reason = 'GATHERED'") == 1);
        assertThat(incident(only("verdict_reason = 'GATHERED'")).path("parent").asText())
                .isEqualTo(only("title = '" + word + "-service-1 is down'"));
    }

    @Test
    void what_would_reach_other_people_is_gathered_among_itself_alone() {
        String rule = "rules: [ { name: blue, about: [page], when: \"notice.labels.squad == 'blue'\", to: [slack] } ]";
        World.ROUTES.write(ROUTING, before.get(ROUTING).replace("rules: []", rule));
        FolderChecks.twice(hub);
        Map<String, String> labels =
                Map.of("all", "\"squad\": \"red\"", "slack", "\"squad\": \"blue\"", "called", "\"oncall\": \"world\"");
        for (int at = 0; at < 4; at++) {
            for (String group : labels.keySet()) {
                fires(group + "-" + at, "high", labels.get(group));
            }
        }
        await().until(() -> count("verdict is not null") == 12);
        for (String group : labels.keySet()) {
            String own = "title like '" + word + "-" + group + "-%' and ";
            assertThat(count(own + "verdict = 'page'")).as(group).isEqualTo(2);
            assertThat(count(own + "gathered = 2")).as(group).isOne();
        }
    }

    @Test
    void what_pages_for_something_else_meanwhile_hides_no_page_that_others_belong_to() {
        fires("service-0", "high");
        fires("service-1", "high");
        await().until(() -> count("verdict = 'page'") == 2);
        String alerts = IntStream.range(0, OTHERS)
                .mapToObj(at -> OTHER.formatted(word, at))
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(new WebhookClient(port).generic(alerts).status()).isEqualTo(202);
        await().until(() -> decidedToPage() == OTHERS + 2);

        fires("service-2", "high");
        await().until(() -> count("verdict_reason = 'GATHERED'") == 1);
    }

    private long decidedToPage() {
        return jdbc.sql("select count(*) from signal_state where verdict = 'page' and service like ?")
                .param(word + "-%")
                .query(Long.class)
                .single();
    }

    @Test
    void who_acknowledges_waits_for_triage_of_a_part_that_refers_to_the_whole_and_neither_fails() throws Exception {
        fire(4);
        String first = only("verdict = 'page' and gathered > 0");
        UUID part = part(first, 0);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        Future<JsonNode> acknowledged = new TransactionTemplate(transactions).execute(triage -> {
            jdbc.sql("select id from incident where id = ? for no key update")
                    .param(part)
                    .query()
                    .listOfRows();
            Future<JsonNode> waits = threads.submit(() -> act(first, "acknowledge"));
            await().until(() -> jdbc.sql(WAITING).query(Integer.class).single() > 0);
            String refers = "update signal_state set part_of = cast(? as uuid) where incident_id = ?";
            jdbc.sql(refers).params(null, part).update();
            jdbc.sql(refers).params(first, part).update();
            return waits;
        });
        threads.shutdown();

        assertThat(acknowledged.get(30, TimeUnit.SECONDS).path("state").asText())
                .isEqualTo("acknowledged");
        assertThat(count("state = 'acknowledged'")).isEqualTo(3);
    }

    private void fire(int services) {
        IntStream.range(0, services).parallel().forEach(at -> fires("service-" + at, "high"));
        await().until(() -> count("verdict_reason = 'GATHERED'") == services - 2);
    }

    private UUID part(String whole, int at) {
        return UUID.fromString(parts(whole).get(at).path("id").asText());
    }

    private long triagedAs(String reason) {
        return jdbc.sql("select count(*) from incident_event e join incident i on i.id = e.incident_id"
                        + " where i.cluster = :word and e.kind = 'incident.triaged' and e.reason = :reason")
                .param("word", word)
                .param("reason", reason)
                .query(Long.class)
                .single();
    }

    private void fires(String service, String severity) {
        fires(service, severity, "\"squad\": \"red\"");
    }

    private void fires(String service, String severity, String label) {
        String body =
                """
                {"title": "%1$s-%2$s is down", "severity": "%3$s",
                 "labels": {"alertname": "Down%1$s", "service": "%1$s-%2$s", "cluster": "%1$s", %4$s}}
                """
                        .formatted(word, service, severity, label);
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

    private long recorded(String kind) {
        return jdbc.sql("select count(*) from incident_event e join incident i on i.id = e.incident_id"
                        + " where i.cluster = :word and e.kind = :kind")
                .param("word", word)
                .param("kind", kind)
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
