package dev.serai.bench.kafka;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends alerts to a topic, one a record, and prints {@code RESULT <milliseconds since 1970 before the first> <records>}.
 *
 * <p>Arguments: brokers, topic, records, one of how many is new (the others repeat one of 1,000), and a word that stands in each name.
 * With 0 records it makes the topic.
 */
final class Records {

    private static final int KNOWN = 1_000;
    private static final int WORKLOADS = 50;
    private static final int PARTITIONS = 12;
    private static final String ALERT =
            "{\"title\":\"Bench\",\"fingerprint\":\"%s\",\"state\":\"firing\",\"severity\":\"low\","
                    + "\"labels\":{\"alertname\":\"%s\",\"namespace\":\"bench\",\"workload\":\"w-%d\"},"
                    + "\"description\":\"An alert of the benchmark, as long as a short one usually is.\"}";

    private Records() {}

    public static void main(String[] args) throws Exception {
        int records = Integer.parseInt(args[2]);
        if (records == 0) {
            make(args[0], args[1]);
            return;
        }
        Random random = new Random(1);
        Map<String, Object> client = Map.of("bootstrap.servers", args[0], "linger.ms", "5");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            producer.partitionsFor(args[1]);
            long began = System.currentTimeMillis();
            for (int one = 0; one < records; one++) {
                boolean fresh = one % Integer.parseInt(args[3]) == 0;
                int number = random.nextInt(KNOWN);
                String name = fresh ? args[4] + "-" + one : "known-" + number;
                String alert = ALERT.formatted(name, name, number % WORKLOADS);
                producer.send(new ProducerRecord<>(args[1], name, alert));
            }
            producer.flush();
            System.out.println("RESULT " + began + " " + records);
        }
    }

    private static void make(String brokers, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            NewTopic made = new NewTopic(topic, Optional.of(PARTITIONS), Optional.of((short) 1));
            admin.createTopics(List.of(made)).all().get();
        }
    }
}
