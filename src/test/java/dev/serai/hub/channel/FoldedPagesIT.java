package dev.serai.hub.channel;

import static dev.serai.hub.World.TELEGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.OwnWord;
import dev.serai.hub.WorldIT;
import dev.serai.hub.channel.TelegramStandIn.Sent;
import dev.serai.hub.db.Ids;
import dev.serai.hub.intake.WebhookClient;
import dev.serai.hub.job.JobQueue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One trouble is one page: what belongs to it is counted there, and a cause that comes late is said once. */
@WorldIT
class FoldedPagesIT {

    private static final int TARGETS = 10;

    private static final long PERSON = 7_900_001;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JobQueue jobs;

    private final String word = OwnWord.next();

    /** What other tests sent within the minute is no storm here: in one, messages are listed and causes not told. */
    @BeforeEach
    void calm() {
        new ChannelRows(jdbc).change("update chat_pace set pages = 0");
    }

    @Test
    void ten_targets_of_one_rule_are_one_incident_one_page_and_then_a_count() {
        WebhookClient client = new WebhookClient(port);
        assertThat(client.alertmanager(group("firing", 0, TARGETS)).status()).isEqualTo(202);

        await().untilAsserted(() -> assertThat(pages()).singleElement().satisfies(page -> assertThat(page.text())
                .contains("10 alerts: ")));
        Sent page = pages().get(0);
        assertThat(page.text())
                .startsWith("🔴 Target of " + word + " is down\n")
                .contains("host-0:9100, host-1:9100", " and 6 more", "State: open");
        assertThat(count()).isEqualTo(1);

        assertThat(client.alertmanager(group("resolved", 0, 1)).status()).isEqualTo(202);
        await().untilAsserted(
                        () -> assertThat(pages().get(0).text()).contains("9 of 10 alerts still fire: host-1:9100, "));
        assertThat(pages()).hasSize(1).first().extracting(Sent::id).isEqualTo(page.id());
    }

    @Test
    void a_page_names_the_service_of_its_alerts_or_the_services() {
        WebhookClient client = new WebhookClient(port);
        assertThat(client.alertmanager(ofServices("one", "one")).status()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(TELEGRAM.messagesSaying("Slow " + word))
                .singleElement()
                .satisfies(page -> assertThat(page.text()).contains("\none-" + word + " · since ", "host-0, host-1")));
        assertThat(client.alertmanager(ofServices("other", "another")).status()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(TELEGRAM.messagesSaying("Slow " + word))
                .singleElement()
                .satisfies(page -> assertThat(page.text())
                        .contains(
                                "\nsince ",
                                "4 alerts: one-" + word + ", other-" + word + ", another-" + word + ".\n")));
    }

    /** Two alerts of one group, of these services. */
    private String ofServices(String... services) {
        String alerts = IntStream.range(0, services.length)
                .mapToObj(at ->
                        """
                        {"status": "firing", "fingerprint": "%s-%s-%d", "startsAt": "%s",
                         "labels": {"alertname": "Slow", "service": "%s-%s", "host": "host-%d", "severity": "critical"},
                         "annotations": {"summary": "Slow %s"}}"""
                                .formatted(
                                        word,
                                        services[at],
                                        at,
                                        Instant.now().minusSeconds(60),
                                        services[at],
                                        word,
                                        at,
                                        word))
                .collect(Collectors.joining(","));
        return "{\"version\": \"4\", \"groupKey\": \"{}:{alertname=" + word
                + "}\", \"groupLabels\": {\"alertname\": \"Slow\"}," + " \"status\": \"firing\", \"alerts\": [" + alerts
                + "]}";
    }

    @Test
    void a_cause_that_is_found_late_is_said_once_and_acknowledged_there_and_one_that_is_found_soon_is_in_the_page() {
        ChannelRows rows = new ChannelRows(jdbc);
        UUID late = rows.incident("Late " + word);
        UUID soon = rows.incident("Soon " + word);
        notifyOf(late);
        notifyOf(soon);
        await().untilAsserted(() -> {
            assertThat(saying("Late")).hasSize(1);
            assertThat(saying("Soon")).hasSize(1);
        });
        await().until(() -> isRecorded(rows, late) && isRecorded(rows, soon));

        analysed(rows, late, 11);
        analysed(rows, soon, 9);
        notifyOf(late);
        notifyOf(soon);

        await().untilAsserted(() -> {
            assertThat(saying("Late")).hasSize(2);
            assertThat(saying("Soon").get(0).text()).contains("A full disk.");
        });
        assertThat(saying("Late").get(1).text())
                .startsWith("🔎 Likely cause: A full disk. (80 % sure, known pattern)\nAbout: Late " + word + "\n");
        notifyOf(late);
        await().until(() -> rows.count(
                        "select count(*) from message where conversation in (?, ?) and (waiting or claim is not null)",
                        late,
                        soon)
                == 0);
        assertThat(saying("Late")).hasSize(2);
        assertThat(saying("Soon")).hasSize(1);

        rows.person("operator", "telegram", Long.toString(PERSON));
        TELEGRAM.click("http://localhost:" + port, saying("Late").get(1), "Acknowledge", PERSON);
        await().untilAsserted(() -> assertThat(saying("Late")).hasSize(2).allSatisfy(said -> assertThat(said.text())
                .contains("State: acknowledged by ")));
    }

    @Test
    void what_was_over_before_it_could_be_sent_is_not_sent() {
        ChannelRows rows = new ChannelRows(jdbc);
        UUID incident = rows.incident("Over " + word);
        rows.change("update incident set state = 'resolved', resolved_at = now(), firing = 0 where id = ?", incident);

        notifyOf(incident);

        await().until(() ->
                rows.count("select count(*) from message where conversation = ? and not waiting", incident) == 3);
        assertThat(saying("Over")).isEmpty();
        await().until(() -> rows.text("select verdict_reason from incident where id = ?", incident)
                .equals("SELF_RESOLVED"));
        assertThat(rows.text("select verdict from incident where id = ?", incident))
                .isEqualTo("suppress");
        assertThat(rows.count(
                        "select count(*) from incident_event where incident_id = ? and kind = 'incident.triaged'",
                        incident))
                .isEqualTo(1);
    }

    private void analysed(ChannelRows rows, UUID incident, int secondsAfterThePage) {
        rows.change(
                "insert into analysis (id, tenant, incident_id, analyst, status, summary, causes, ruled_out, playbooks,"
                        + " evidence, created_at) select ?, 'default', ?, 'patterns', 'accepted', 'A full disk.',"
                        + " '[{\"text\": \"A full disk.\", \"confidence\": 0.8, \"evidence\": []}]', '[]', '[]', '[]',"
                        + " max(sent_at) + make_interval(secs => ?) from message"
                        + " where conversation = ? and channel = 'telegram'",
                Ids.next(),
                incident,
                secondsAfterThePage,
                incident);
    }

    private static boolean isRecorded(ChannelRows rows, UUID incident) {
        return rows.count(
                        "select count(*) from message where conversation = ? and channel = 'telegram'"
                                + " and sent_at is not null",
                        incident)
                == 1;
    }

    private void notifyOf(UUID incident) {
        jobs.schedule(JobQueue.JobRequest.now("notify-incident", "default", Map.of("incidentId", incident.toString())));
    }

    private String group(String status, int from, int to) {
        String alerts = IntStream.range(from, to)
                .mapToObj(at ->
                        """
                        {"status": "%s", "fingerprint": "%s-%d", "startsAt": "%s", "endsAt": "%s",
                         "labels": {"alertname": "TargetDown", "job": "%s", "instance": "host-%d:9100", "severity": "critical"},
                         "annotations": {"summary": "Target of %s is down"}}"""
                                .formatted(
                                        status,
                                        word,
                                        at,
                                        Instant.now().minusSeconds(60),
                                        status.equals("firing") ? "0001-01-01T00:00:00Z" : Instant.now(),
                                        word,
                                        at,
                                        word))
                .collect(Collectors.joining(","));
        return "{\"version\": \"4\", \"status\": \"" + status + "\", \"alerts\": [" + alerts + "]}";
    }

    /** Without what is said of its cause, which is a message of its own on a busy machine. */
    private List<Sent> pages() {
        return TELEGRAM.messagesSaying("Target of " + word).stream()
                .filter(one -> one.text().startsWith("🔴"))
                .toList();
    }

    private List<Sent> saying(String what) {
        return TELEGRAM.messagesSaying(what + " " + word);
    }

    private long count() {
        return jdbc.sql("select count(*) from incident where title like ?")
                .param("%" + word + "%")
                .query(Long.class)
                .single();
    }
}
