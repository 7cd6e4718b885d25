package dev.serai.hub.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.SecondHub;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.TestFolders;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.intake.WebhookClient;
import dev.serai.hub.settings.KafkaSettings;
import dev.serai.hub.settings.KafkaSettings.KafkaSecurity;
import dev.serai.kamelet.kafka.BrokerProbe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Kafka by TLS and SASL, with a real broker: who is taken, and what the health says of who is not. */
class KafkaTlsTrial {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SCRAM = "SCRAM-SHA-512";

    private static KafkaProcess kafka;
    private static Path other;

    @BeforeAll
    static void start() throws Exception {
        kafka = KafkaProcess.startWithTls();
        kafka.allowScram(KafkaProcess.USER, KafkaProcess.PASSWORD);
        other = KafkaProcess.certificate(TestFolders.make("serai-other"), "other");
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    private static String at(String host) {
        return host + ":" + kafka.tlsPort();
    }

    private static Optional<String> fault(String host, String mechanism, String password, Path truststore) {
        KafkaSecurity security = new KafkaSecurity(
                "sasl_ssl", mechanism, KafkaProcess.USER, password, truststore.toString(), null, null, null);
        KafkaSettings settings = new KafkaSettings(at(host), "serai", security, false, 1, Map.of());
        return new BrokerProbe(settings.brokers(), settings.clientProperties()).fault();
    }

    @ParameterizedTest
    @ValueSource(strings = {SCRAM, "PLAIN"})
    void who_proves_itself_is_taken_and_who_does_not_is_told_why(String mechanism) {
        String right = KafkaProcess.PASSWORD;

        // A broker hears of an account after its controller, and a busy one does not answer in time.
        soon(() -> assertThat(fault("localhost", mechanism, right, kafka.certificate()))
                .isEmpty());
        soon(() -> assertThat(fault("localhost", mechanism, "hunter2", kafka.certificate()))
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains("user name or the password").doesNotContain("hunter2")));
        soon(() -> assertThat(fault("localhost", mechanism, right, other))
                .hasValue("The brokers' certificate is signed by nobody whom the truststore names."));
        soon(() -> assertThat(fault("127.0.0.1", mechanism, right, kafka.certificate()))
                .hasValueSatisfying(reason -> assertThat(reason).contains("another host name")));
        assertThat(fault("localhost", mechanism, right, Path.of("/nowhere/kafka.pem")))
                .hasValueSatisfying(reason -> assertThat(reason).contains("cannot be read"));
    }

    private static void soon(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).untilAsserted(assertion);
    }

    @Test
    void a_broker_that_is_not_there_does_not_answer() {
        assertThat(new BrokerProbe("127.0.0.1:1", "").fault()).hasValue("The brokers do not answer.");
    }

    @Test
    void alerts_come_in_and_events_go_out() {
        try (SecondHub hub = SecondHub.start(settings(KafkaProcess.USER, KafkaProcess.PASSWORD, "tls"))) {
            await().atMost(PATIENCE).until(() -> topics().contains("tls-alerts"));
            KafkaIT.send(kafka, "tls-alerts", List.of(alert("tls-in")));

            JdbcClient jdbc = hub.bean(JdbcClient.class);
            await().atMost(PATIENCE).until(() -> alerts(jdbc, "tls-in") == 1);
            soon(() -> assertThat(KafkaIT.read(kafka, "tls-events", 1)).isNotEmpty());
            soon(() -> assertThat(health(hub)).doesNotContain("reason"));
        }
    }

    @Test
    void with_a_wrong_password_the_health_says_it_webhooks_go_on_and_alerts_come_once_it_is_right() throws Exception {
        kafka.allowScram("late", "another password");
        try (SecondHub hub = SecondHub.start(settings("late", "hunter2", "late"))) {
            JdbcClient jdbc = hub.bean(JdbcClient.class);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(health(hub))
                    .contains("DEGRADED", "The brokers refuse the user name or the password")
                    .doesNotContain("hunter2"));
            assertThat(new WebhookClient(hub.port()).generic(alert("tls-web")).status())
                    .isEqualTo(202);
            await().atMost(PATIENCE).until(() -> alerts(jdbc, "tls-web") == 1);

            kafka.allowScram("late", "hunter2");
            await("topics").atMost(PATIENCE.multipliedBy(2)).until(() -> topics().contains("late-alerts"));
            KafkaIT.send(kafka, "late-alerts", List.of(alert("tls-late")));
            await("alerts").atMost(PATIENCE.multipliedBy(2)).until(() -> alerts(jdbc, "tls-late") == 1);
            await("health").atMost(PATIENCE).until(() -> !health(hub).contains("reason"));
        }
    }

    private static String health(SecondHub hub) {
        KafkaHealth health = hub.bean(KafkaHealth.class);
        return health.health().toString();
    }

    private static Map<String, Object> settings(String user, String password, String topics) {
        Map<String, Object> settings = new LinkedHashMap<>(TestDatabase.properties(TestDatabase.newDatabase()));
        settings.put("serai.kafka.brokers", at("localhost"));
        settings.put("serai.kafka.security.protocol", "sasl_ssl");
        settings.put("serai.kafka.security.mechanism", SCRAM);
        settings.put("serai.kafka.security.username", user);
        settings.put("serai.kafka.security.password", password);
        settings.put("serai.kafka.security.truststore", kafka.certificate().toString());
        settings.put("serai.kafka.partitions", "1");
        settings.put("serai.kafka.alerts.queue.topic", topics + "-alerts");
        settings.put("serai.events.kafka.topic", topics + "-events");
        return settings;
    }

    private static List<String> topics() throws Exception {
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
