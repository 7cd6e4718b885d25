package dev.serai.bench.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the hub is compared with: reads alerts as it does, up to 500 at once and what is committed, upserts the row of each in one JDBC batch and
 * one transaction, and commits in Kafka then. It keeps no delivery, knows no second time, folds and decides nothing.
 *
 * <p>Arguments: brokers, topic, JDBC address.
 */
final class Plain {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UPSERT =
            """
            insert into bench_alert (id, tenant, source, fingerprint, state, severity, title, labels, annotations, environment,
              links, notes, starts_at, first_seen, last_seen)
            values (gen_random_uuid(), 'default', 'queue', ?, ?, ?, ?, cast(? as jsonb), '{}', 'production', '[]', '[]', now(),
              now(), now())
            on conflict (tenant, source, fingerprint) do update
              set last_seen = excluded.last_seen, occurrences = bench_alert.occurrences + 1""";

    private Plain() {}

    public static void main(String[] args) throws Exception {
        Map<String, Object> client = Map.of(
                "bootstrap.servers", args[0],
                "group.id", "plain",
                "enable.auto.commit", "false",
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed",
                "max.poll.records", "500");
        try (Connection database = DriverManager.getConnection(args[2], "postgres", "");
                PreparedStatement upsert = database.prepareStatement(UPSERT);
                KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            database.setAutoCommit(false);
            consumer.subscribe(List.of(args[1]));
            while (true) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(50));
                if (records.isEmpty()) {
                    continue;
                }
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    add(upsert, JSON.readTree(record.value()));
                }
                upsert.executeBatch();
                database.commit();
                consumer.commitSync();
            }
        }
    }

    private static void add(PreparedStatement upsert, JsonNode alert) throws Exception {
        upsert.setString(1, alert.path("fingerprint").asText());
        upsert.setString(2, alert.path("state").asText());
        upsert.setString(3, alert.path("severity").asText());
        upsert.setString(4, alert.path("title").asText());
        upsert.setString(5, JSON.writeValueAsString(alert.path("labels")));
        upsert.addBatch();
    }
}
