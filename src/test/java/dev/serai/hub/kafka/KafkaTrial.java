package dev.serai.hub.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.HubProcess;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.events.EventReceiver;
import dev.serai.hub.intake.WebhookClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred thousand records, three hubs, and what ends in the midst of it; {@link KafkaIT} has short forms. */
class KafkaTrial {

    private static final int RECORDS = Integer.getInteger("trial.records", 100_000);
    private static final int POISON = 100;
    private static final int SERVICES = 500;
    /** That nothing is lost is what is tried here; how fast it is, is the benchmark's. */
    private static final Duration LONG = Duration.ofMinutes(20);

    @TempDir
    Path directory;

    private KafkaProcess kafka;
    private EventReceiver receiver;
    private String url;
    private final List<HubProcess> hubs = new ArrayList<>();

    @BeforeEach
    void start() {
        kafka = KafkaProcess.start();
        receiver = EventReceiver.start();
        url = TestDatabase.newDatabase();
    }

    @AfterEach
    void stop() {
        hubs.forEach(HubProcess::close);
        receiver.close();
        kafka.close();
    }

    @Test
    void each_alert_is_stored_once_and_all_poison_is_a_dead_letter_though_one_of_three_hubs_is_killed() {
        IntStream.range(0, 3).forEach(one -> hub(one));
        await().atMost(LONG).until(() -> topics().contains("alerts.dead-letter"));

        long begun = System.nanoTime();
        send();
        await().atMost(LONG).until(() -> count("select count(*) from inbox where source = 'queue'") > RECORDS / 4);
        hubs.get(1).kill9();

        long good = RECORDS - RECORDS / POISON;
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> count("select count(*) from inbox where source = 'queue'") >= good
                        && deadLetters().size() >= RECORDS / POISON);
        System.out.printf(
                "%d records stored by three hubs, one of them killed, in %d ms%n",
                good, (System.nanoTime() - begun) / 1_000_000);
        await().atMost(LONG)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> count("select count(*) from inbox_pending") == 0);

        assertThat(count("select count(*) from inbox where source = 'queue'")).isEqualTo(good);
        assertThat(count("select count(*) from alert where source = 'queue'")).isEqualTo(good);
        assertThat(count("select coalesce(max(occurrences), 0) from alert where source = 'queue'"))
                .as("none counts twice")
                .isOne();
        assertThat(deadLetters()).hasSize(RECORDS / POISON);
    }

    @Test
    void webhooks_go_on_while_the_broker_is_away_and_events_catch_up_in_order() throws InterruptedException {
        HubProcess hub = hub(0);
        await().atMost(LONG).until(() -> topics().contains("serai-events"));
        WebhookClient webhooks = new WebhookClient(hub.port());
        kafka.kill();
        long away = System.nanoTime();
        int sent = 0;
        while (System.nanoTime() - away < Duration.ofSeconds(30).toNanos()) {
            assertThat(webhooks.generic(alert("away", sent++)).status()).isEqualTo(202);
        }
        kafka.begin();

        int all = sent;
        await().atMost(LONG).until(() -> count("select count(*) from alert where source = 'generic'") == all);
        await().atMost(LONG).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(written())
                .isEqualTo(recorded()));
    }

    private HubProcess hub(int number) {
        Map<String, Object> settings = new LinkedHashMap<>(TestDatabase.properties(url));
        settings.put("serai.kafka.brokers", kafka.brokers());
        settings.put("serai.kafka.alerts.queue.topic", "alerts");
        settings.put("serai.events.kafka.topic", "serai-events");
        settings.put("serai.events.webhooks.pager.url", receiver.url());
        settings.put("serai.events.webhooks.pager.secret", EventReceiver.SECRET);
        HubProcess hub = HubProcess.start(directory.resolve("hub" + number), settings);
        hubs.add(hub);
        return hub;
    }

    private Set<String> topics() throws Exception {
        try (var admin = kafka.admin()) {
            return admin.listTopics().names().get();
        }
    }

    private void send() {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.brokers(), "linger.ms", "5"),
                new StringSerializer(),
                new StringSerializer())) {
            for (int one = 0; one < RECORDS; one++) {
                String value = one % POISON == 0 ? "poison " + one : alert("record", one);
                producer.send(new ProducerRecord<>("alerts", "key-" + one, value));
            }
        }
    }

    private static String alert(String word, int one) {
        String name = word + "-" + one;
        return "{\"title\": \"" + name + "\", \"fingerprint\": \"" + name
                + "\", \"state\": \"firing\", \"severity\": \"high\", \"labels\": {\"service\": \"" + word + "-"
                + one % SERVICES + "\"}}";
    }

    private Set<String> deadLetters() {
        Set<String> found = new TreeSet<>();
        KafkaIT.read(kafka, "alerts.dead-letter", RECORDS / POISON).forEach(one -> found.add(one.value()));
        return found;
    }

    /** Types of events by incident, in their order. */
    private Map<String, List<String>> written() {
        Map<String, List<String>> events = new TreeMap<>();
        KafkaIT.read(kafka, "serai-events", 1)
                .forEach(one -> events.computeIfAbsent(one.key(), key -> new ArrayList<>())
                        .add(KafkaIT.json(one.value()).path("id").asText()));
        return events;
    }

    /** The same of the journal: of one incident events are recorded one transaction after the other, so that ids are in order. */
    private Map<String, List<String>> recorded() {
        Map<String, List<String>> events = new TreeMap<>();
        String sql =
                "select cast(i.incident_id as text), cast(e.id as text) from audit_event e join incident_event i on i.id = e.id"
                        + " where e.verb ~ '^(incident|alert|notice|action|approval|playbook|automation|scan)[.]' order by e.id";
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                events.computeIfAbsent(rows.getString(1), key -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return events;
    }

    private long count(String sql) {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
