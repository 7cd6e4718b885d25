package dev.serai.hub.settings;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Kafka: {@code serai.kafka.*}. With no brokers it is off, and nothing of it is loaded.
 *
 * @param brokers {@code host:port} of one or several, with commas
 * @param group of the hubs that share the topics of alerts
 * @param security how the hub proves itself
 * @param createTopics whether the hub makes the topics that are not there
 * @param partitions of a topic that the hub makes; as many hubs can share its work
 * @param alerts topics that bring alerts, by the name of the source
 */
@ConfigurationProperties("serai.kafka")
public record KafkaSettings(
        @DefaultValue("") String brokers,
        @DefaultValue("serai") String group,
        @Nullable KafkaSecurity security,
        @DefaultValue("true") boolean createTopics,
        @DefaultValue("12") int partitions,
        Map<String, AlertTopic> alerts) {

    private static final Pattern BROKERS =
            Pattern.compile("[A-Za-z0-9.:\\[\\]_-]+:[0-9]{1,5}(,[A-Za-z0-9.:\\[\\]_-]+:[0-9]{1,5})*");
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
    private static final int MOST_PARTITIONS = 1_000;
    private static final int MOST_CONSUMERS = 32;

    public KafkaSettings {
        brokers = brokers.replaceAll("\\s", "");
        alerts = alerts == null ? Map.of() : Map.copyOf(alerts);
        require(
                brokers.isEmpty() || BROKERS.matcher(brokers).matches(),
                "brokers: host:port of one or several, with commas");
        require(TOPIC.matcher(group).matches(), "group is no name of a group");
        require(partitions >= 1 && partitions <= MOST_PARTITIONS, "partitions is not between 1 and 1000");
        require(!brokers.isEmpty() || alerts.isEmpty(), "brokers is missing: topics of alerts need it");
        alerts.forEach(KafkaSettings::check);
    }

    /**
     * A topic that brings alerts.
     *
     * @param topic its name
     * @param kind how its records are read; the generic kind if unset
     * @param tenant whose alerts they are; {@code default} if unset
     * @param deadLetterTopic where records go that no alert can be made of; {@code <topic>.dead-letter} if unset
     * @param consumers threads of this hub that read it
     */
    public record AlertTopic(
            String topic,
            @DefaultValue("generic") String kind,
            @DefaultValue("default") String tenant,
            @Nullable String deadLetterTopic,
            @DefaultValue("1") int consumers) {

        public AlertTopic {
            deadLetterTopic =
                    deadLetterTopic == null || deadLetterTopic.isBlank() ? topic + ".dead-letter" : deadLetterTopic;
        }
    }

    /**
     * How the hub proves itself to the brokers.
     *
     * @param protocol {@code plaintext, ssl, sasl_plaintext, sasl_ssl}
     * @param mechanism of SASL: {@code PLAIN, SCRAM-SHA-256, SCRAM-SHA-512}
     * @param truststore a file with the certificates that it trusts: PEM, PKCS12 or JKS by its ending
     * @param keystore a file with its own key and certificate, likewise
     */
    public record KafkaSecurity(
            @DefaultValue("plaintext") String protocol,
            @DefaultValue("SCRAM-SHA-512") String mechanism,
            @Nullable String username,
            @Nullable String password,
            @Nullable String truststore,
            @Nullable String truststorePassword,
            @Nullable String keystore,
            @Nullable String keystorePassword) {

        private static final Set<String> PROTOCOLS = Set.of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL");
        private static final Set<String> MECHANISMS = Set.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512");

        public KafkaSecurity {
            protocol = protocol.toUpperCase(Locale.ROOT);
            require(PROTOCOLS.contains(protocol), "security.protocol: plaintext, ssl, sasl_plaintext or sasl_ssl");
            require(MECHANISMS.contains(mechanism), "security.mechanism: PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512");
            require(
                    !protocol.startsWith("SASL") || username != null && password != null,
                    "security.username and .password are missing");
        }

        Map<String, String> properties() {
            Map<String, String> all = new LinkedHashMap<>();
            all.put("security.protocol", protocol);
            if (protocol.startsWith("SASL")) {
                all.put("sasl.mechanism", mechanism);
                all.put("sasl.jaas.config", jaas());
            }
            store(all, "truststore", truststore, truststorePassword);
            store(all, "keystore", keystore, keystorePassword);
            return all;
        }

        private String jaas() {
            String module = mechanism.equals("PLAIN")
                    ? "org.apache.kafka.common.security.plain.PlainLoginModule"
                    : "org.apache.kafka.common.security.scram.ScramLoginModule";
            return module + " required username=" + quoted(username) + " password=" + quoted(password) + ";";
        }

        private static String quoted(@Nullable String value) {
            return '"' + String.valueOf(value).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }

        private static void store(
                Map<String, String> all, String what, @Nullable String file, @Nullable String password) {
            if (file == null || file.isBlank()) {
                return;
            }
            all.put("ssl." + what + ".location", file);
            all.put("ssl." + what + ".type", file.endsWith(".pem") ? "PEM" : file.endsWith(".p12") ? "PKCS12" : "JKS");
            if (password != null) {
                all.put("ssl." + what + ".password", password);
            }
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return "KafkaSecurity[protocol=" + protocol + ", username=" + username + "]";
        }
    }

    /** Whether there is a Kafka. */
    public boolean configured() {
        return !brokers.isEmpty();
    }

    /** What the clients are given beside the brokers: Kafka's own properties, one a line. */
    public String clientProperties() {
        return security == null
                ? ""
                : security.properties().entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining("\n"));
    }

    private static void check(String source, AlertTopic topic) {
        SourceSettings.named(source);
        String property = "alerts." + source;
        require(
                topic.topic() != null && TOPIC.matcher(topic.topic()).matches(),
                property + ".topic is no name of a topic");
        require(
                TOPIC.matcher(String.valueOf(topic.deadLetterTopic())).matches(),
                property + ".dead-letter-topic is no name of a topic");
        require(
                topic.consumers() >= 1 && topic.consumers() <= MOST_CONSUMERS,
                property + ".consumers is not between 1 and 32");
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalArgumentException("serai.kafka." + otherwise);
        }
    }
}
