package dev.serai.hub.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.hub.SecondHub;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.events.EventReceiver;
import dev.serai.hub.intake.WebhookClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Kafka by a real broker: alerts come in, events go out. It needs brokers in its settings, and so a hub of its own. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KafkaIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static KafkaProcess kafka;
    private static EventReceiver receiver;
    private static SecondHub hub;
    private static JdbcClient jdbc;
    private static TenantContext.TenantScope tenant;

    @BeforeAll
    static void start() {
        kafka = KafkaProcess.start();
        receiver = EventReceiver.start();
        hub = SecondHub.start(settings(TestDatabase.newDatabase()));
        jdbc = hub.bean(JdbcClient.class);
        tenant = TenantContext.enter("default");
        Awaitility.pollInSameThread();
        // One that has just begun may leave a question unanswered, and the hub tries to make them once a minute.
        await("topics").atMost(Duration.ofMinutes(4)).ignoreExceptions().until(() -> topics().containsAll(
                        Set.of("alerts", "alerts.dead-letter", "serai-events")));
    }

    static Map<String, Object> settings(String url) {
        Map<String, Object> settings = new LinkedHashMap<>(TestDatabase.properties(url));
        settings.put("serai.kafka.brokers", kafka.securedBrokers());
        settings.put("serai.kafka.security.protocol", "sasl_plaintext");
        settings.put("serai.kafka.security.mechanism", "PLAIN");
        settings.put("serai.kafka.security.username", KafkaProcess.USER);
        settings.put("serai.kafka.security.password", KafkaProcess.PASSWORD);
        settings.put("serai.kafka.partitions", "3");
        settings.put("serai.kafka.alerts.queue.topic", "alerts");
        settings.put("serai.events.kafka.topic", "serai-events");
        settings.put("serai.events.attempts", "2");
        settings.put("serai.events.webhooks.pager.url", receiver.url());
        settings.put("serai.events.webhooks.pager.secret", EventReceiver.SECRET);
        settings.put("serai.events.webhooks.pager.types", "incident.*");
        return settings;
    }

    @AfterAll
    static void stop() {
        tenant.close();
        hub.close();
        receiver.close();
        kafka.close();
    }

    private static Set<String> topics() throws Exception {
        try (var admin = kafka.admin()) {
            return admin.listTopics().names().get();
        }
    }

    @Test
    @Order(1)
    void alerts_are_stored_once_and_what_none_can_be_made_of_is_a_dead_letter_with_its_reason() {
        String word = "in" + System.nanoTime();
        List<String> records = new ArrayList<>();
        IntStream.range(0, 300).forEach(one -> records.add(alert(word + "-" + one)));
        records.add(100, "no json");
        records.add(200, "{\"alerts\": []}");
        records.add(250, "");

        send("alerts", records);

        await().untilAsserted(() -> assertThat(alerts(word)).isEqualTo(300));
        List<ConsumerRecord<String, String>> dead = read("alerts.dead-letter", 3);
        assertThat(dead).extracting(ConsumerRecord::value).contains("no json", "{\"alerts\": []}", "");
        assertThat(dead).allSatisfy(letter -> {
            assertThat(header(letter, "serai-source")).isEqualTo("queue");
            assertThat(header(letter, "serai-topic")).isEqualTo("alerts");
            assertThat(header(letter, "serai-offset")).matches("[0-9]+");
            assertThat(header(letter, "serai-reason")).isNotBlank();
        });
        assertThat(jdbc.sql("select count(*) from inbox where source = 'queue'")
                        .query(Long.class)
                        .single())
                .isEqualTo(300);
    }

    @Test
    @Order(2)
    void what_happens_goes_to_the_topic_and_to_the_webhook_in_order_and_signed() {
        String word = "out" + System.nanoTime();
        send("alerts", List.of(alert(word)));
        await().untilAsserted(() -> assertThat(alerts(word)).isOne());
        String incident = jdbc.sql("select cast(id as text) from incident where title like :title")
                .param("title", "%" + word + "%")
                .query(String.class)
                .single();
        // Three hundred alerts came before.
        await().atMost(Duration.ofMinutes(2)).until(() -> isTriaged(incident));

        await().untilAsserted(() -> assertThat(types(receiver.taken(), incident))
                .startsWith("dev.serai.incident.opened")
                .contains("dev.serai.incident.triaged"));
        assertThat(receiver.wrong()).isEmpty();
        await().untilAsserted(() -> assertThat(types(written(), incident))
                .startsWith("dev.serai.incident.opened")
                .contains("dev.serai.incident.triaged"));
    }

    @Test
    @Order(3)
    void what_a_receiver_refuses_is_given_up_holds_up_nothing_and_is_sent_again_when_somebody_says_so() {
        String word = "refused" + System.nanoTime();
        receiver.answer(event -> event.path("type").asText().equals("dev.serai.incident.opened") ? 400 : 204);
        String incident = opened(word);

        await().untilAsserted(() -> assertThat(dead(incident)).containsExactly("incident.opened"));
        await().untilAsserted(
                        () -> assertThat(types(receiver.taken(), incident)).contains("dev.serai.incident.triaged"));

        receiver.answer(event -> 204);
        jdbc.sql("update event_dead_letter set retry_at = now()").update();
        await().untilAsserted(() -> assertThat(dead(incident)).isEmpty());
        assertThat(types(receiver.taken(), incident)).contains("dev.serai.incident.opened");
    }

    private static List<String> dead(String incident) {
        return jdbc.sql("select type from event_dead_letter where event_key = :incident")
                .param("incident", incident)
                .query(String.class)
                .list();
    }

    @Test
    @Order(4)
    void what_happens_while_the_receiver_or_the_broker_is_away_comes_afterwards_in_order() {
        receiver.answer(event -> 503);
        kafka.kill();
        String word = "away" + System.nanoTime();
        hubTakes(word);
        String incident = incidentOf(word);
        await().untilAsserted(() -> assertThat(failing()).containsExactly("kafka", "pager"));

        receiver.answer(event -> 200);
        kafka.begin();

        await().untilAsserted(() -> assertThat(types(receiver.taken(), incident))
                .startsWith("dev.serai.incident.opened")
                .contains("dev.serai.incident.triaged"));
        await().untilAsserted(() -> {
            List<JsonNode> written = written();
            assertThat(types(written, incident))
                    .startsWith("dev.serai.incident.opened")
                    .contains("dev.serai.incident.triaged")
                    .doesNotHaveDuplicates();
        });
        await().untilAsserted(() -> assertThat(failing()).isEmpty());
    }

    private static List<String> failing() {
        return jdbc.sql("select name from event_subscriber where failures > 0 order by name")
                .query(String.class)
                .list();
    }

    private static List<JsonNode> written() {
        List<JsonNode> written = new ArrayList<>();
        read("serai-events", 1).forEach(one -> written.add(json(one.value())));
        return written;
    }

    private static void hubTakes(String word) {
        assertThat(new WebhookClient(hub.port()).generic(alert(word)).status()).isEqualTo(202);
    }

    private static String opened(String word) {
        send("alerts", List.of(alert(word)));
        await().untilAsserted(() -> assertThat(alerts(word)).isOne());
        return incidentOf(word);
    }

    private static boolean isTriaged(String incident) {
        return jdbc.sql("select exists (select from incident_event where incident_id = cast(:id as uuid)"
                        + " and kind = 'incident.triaged')")
                .param("id", incident)
                .query(Boolean.class)
                .single();
    }

    private static String incidentOf(String word) {
        return jdbc.sql("select cast(id as text) from incident where title like :title")
                .param("title", "%" + word + "%")
                .query(String.class)
                .single();
    }

    private static List<String> types(List<JsonNode> events, String incident) {
        return events.stream()
                .filter(event -> incident.equals(event.at("/data/incident_id").asText()))
                .map(event -> event.path("type").asText())
                .toList();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static long alerts(String word) {
        return jdbc.sql("select count(*) from alert where title like :title")
                .param("title", "%" + word + "%")
                .query(Long.class)
                .single();
    }

    private static String alert(String name) {
        return "{\"title\": \"" + name + "\", \"fingerprint\": \"" + name
                + "\", \"state\": \"firing\", \"severity\": \"high\", \"labels\": {\"service\": \"" + name + "\"}}";
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    static void send(String topic, List<String> values) {
        send(kafka, topic, values);
    }

    /** The same to another broker. */
    static void send(KafkaProcess kafka, String topic, List<String> values) {
        Map<String, Object> client = Map.of("bootstrap.servers", kafka.brokers());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            values.forEach(value -> producer.send(new ProducerRecord<>(topic, value)));
        }
    }

    /** All that is committed, once there are so many. */
    static List<ConsumerRecord<String, String>> read(String topic, int atLeast) {
        return read(kafka, topic, atLeast);
    }

    /** The same of another broker. */
    static List<ConsumerRecord<String, String>> read(KafkaProcess kafka, String topic, int atLeast) {
        Map<String, Object> client = Map.of(
                "bootstrap.servers", kafka.brokers(),
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest");
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(one -> new TopicPartition(topic, one.partition()))
                    .collect(Collectors.toSet());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while ((found.size() < atLeast || isBehind(consumer, ends)) && System.nanoTime() < until) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        return found;
    }

    /** One poll has 500 records at most. */
    private static boolean isBehind(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(one -> consumer.position(one.getKey()) < one.getValue());
    }
}
