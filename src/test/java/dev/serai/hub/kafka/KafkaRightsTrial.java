package dev.serai.hub.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.SecondHub;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.intake.WebhookClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real broker that gives a hub no right at first, then one after the other: what the health says, and that it ends by itself. */
class KafkaRightsTrial {

    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final String WRITER = "serai-default-rights-events";

    @Test
    void the_health_says_which_right_is_missing_of_what_until_all_are_there_and_then_all_of_it_works()
            throws Exception {
        try (KafkaProcess kafka = KafkaProcess.startWithRights();
                SecondHub hub = SecondHub.start(settings(kafka))) {
            JdbcClient jdbc = hub.bean(JdbcClient.class);
            says(
                    hub,
                    "DEGRADED",
                    "READ and DESCRIBE the topic rights-alerts;",
                    "WRITE and DESCRIBE the topic rights-alerts.dead-letter;",
                    "WRITE and DESCRIBE the topic rights-events;",
                    "READ and DESCRIBE the group serai;",
                    "WRITE and DESCRIBE the transactional id " + WRITER + ".");
            assertThat(new WebhookClient(hub.port())
                            .generic(alert("rights-web"))
                            .status())
                    .isEqualTo(202);

            give(kafka, ResourceType.TOPIC, "rights-alerts", AclOperation.DESCRIBE);
            give(kafka, ResourceType.TOPIC, "rights-alerts.dead-letter", AclOperation.DESCRIBE);
            says(hub, "CREATE the topic rights-alerts;", "CREATE the topic rights-alerts.dead-letter;");

            give(kafka, ResourceType.CLUSTER, "kafka-cluster", AclOperation.CREATE);
            await("topics").atMost(PATIENCE).until(() -> topics(kafka)
                    .containsAll(List.of("rights-alerts", "rights-alerts.dead-letter", "rights-events")));
            says(hub, ": READ the topic rights-alerts;", "; WRITE the topic rights-alerts.dead-letter;");

            give(kafka, ResourceType.TOPIC, "rights-alerts", AclOperation.READ);
            give(kafka, ResourceType.GROUP, "serai", AclOperation.READ);
            KafkaIT.send(kafka, "rights-alerts", List.of("no json", alert("rights-in")));
            await("alerts").atMost(PATIENCE).until(() -> alerts(jdbc, "rights-in") == 1);
            says(hub, ": WRITE the topic rights-alerts.dead-letter;");

            give(kafka, ResourceType.TOPIC, "rights-alerts.dead-letter", AclOperation.WRITE);
            give(kafka, ResourceType.TOPIC, "rights-events", AclOperation.WRITE);
            give(kafka, ResourceType.TRANSACTIONAL_ID, WRITER, AclOperation.WRITE);
            await("health").atMost(PATIENCE).until(() -> !health(hub).contains("reason"));
            await("dead letters").atMost(PATIENCE).untilAsserted(() -> assertThat(
                            KafkaIT.read(kafka, "rights-alerts.dead-letter", 1))
                    .extracting(letter -> letter.value())
                    .contains("no json"));
            await("events").atMost(PATIENCE).untilAsserted(() -> assertThat(KafkaIT.read(kafka, "rights-events", 1))
                    .isNotEmpty());
            assertThat(alerts(jdbc, "rights-in")).isOne();
            assertThat(alerts(jdbc, "rights-web")).isOne();
        }
    }

    private static void says(SecondHub hub, String... parts) {
        await(Arrays.toString(parts)).atMost(PATIENCE).untilAsserted(() -> assertThat(health(hub))
                .contains(parts));
    }

    private static String health(SecondHub hub) {
        return hub.bean(KafkaHealth.class).health().toString();
    }

    private static void give(KafkaProcess kafka, ResourceType type, String name, AclOperation operation)
            throws Exception {
        AccessControlEntry entry =
                new AccessControlEntry("User:" + KafkaProcess.USER, "*", operation, AclPermissionType.ALLOW);
        AclBinding right = new AclBinding(new ResourcePattern(type, name, PatternType.LITERAL), entry);
        try (var admin = kafka.admin()) {
            admin.createAcls(List.of(right)).all().get(60, TimeUnit.SECONDS);
        }
    }

    private static Map<String, Object> settings(KafkaProcess kafka) {
        Map<String, Object> settings = new LinkedHashMap<>(TestDatabase.properties(TestDatabase.newDatabase()));
        settings.put("serai.kafka.brokers", kafka.securedBrokers());
        settings.put("serai.kafka.security.protocol", "sasl_plaintext");
        settings.put("serai.kafka.security.mechanism", "PLAIN");
        settings.put("serai.kafka.security.username", KafkaProcess.USER);
        settings.put("serai.kafka.security.password", KafkaProcess.PASSWORD);
        settings.put("serai.kafka.partitions", "1");
        settings.put("serai.kafka.alerts.queue.topic", "rights-alerts");
        settings.put("serai.events.kafka.topic", "rights-events");
        return settings;
    }

    private static List<String> topics(KafkaProcess kafka) throws Exception {
        try (var admin = kafka.admin()) {
            return List.copyOf(admin.listTopics().names().get());
        }
    }

    private static long alerts(JdbcClient jdbc, String title) {
        return TenantContext.in("default", () -> jdbc.sql("select count(*) from alert where title = ?")
                .param(title)
                .query(Long.class)
                .single());
    }

    private static String alert(String title) {
        return "{\"title\": \"" + title + "\", \"state\": \"firing\", \"severity\": \"high\"}";
    }
}
