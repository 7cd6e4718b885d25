package dev.serai.hub.settings;

import dev.serai.event.EventTypeFilter;
import dev.serai.kamelet.http.ReceiverRule;
import dev.serai.signature.StandardWebhookSignature;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is sent what happens: {@code serai.events.*}. Nobody while nothing is set.
 *
 * @param webhooks by name
 * @param kafka the topic that gets the events; it needs {@code serai.kafka.brokers}
 * @param attempts how often a receiver may refuse an event before it is given up
 * @param giveUpAfter how long a receiver may be away for one event while it takes others
 * @param keepDeadLetters how long an event is kept that was given up
 */
@ConfigurationProperties("serai.events")
public record EventSettings(
        Map<String, WebhookSubscriber> webhooks,
        @Nullable TopicSubscriber kafka,
        @DefaultValue("12") int attempts,
        @DefaultValue("1h") Duration giveUpAfter,
        @DefaultValue("30d") Duration keepDeadLetters) {

    /** What a viewer may read: what happens to incidents, and to the hub's own work on them. */
    private static final String SHOWN_TO_VIEWERS =
            "incident.*,alert.*,notice.*,action.*,approval.*,playbook.*,automation.*,scan.*";

    /** The name of the subscriber that writes to Kafka. */
    public static final String KAFKA = "kafka";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,40}");
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
    private static final int MOST_ATTEMPTS = 100;
    private static final Duration LEAST_PASSED_OVER = Duration.ofMinutes(1);
    private static final Duration MOST_PASSED_OVER = Duration.ofDays(30);
    private static final Duration LEAST_KEPT = Duration.ofHours(1);
    private static final Duration MOST_KEPT = Duration.ofDays(365);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    public EventSettings {
        webhooks = webhooks == null ? Map.of() : Map.copyOf(webhooks);
        webhooks.forEach(EventSettings::check);
        require(attempts >= 1 && attempts <= MOST_ATTEMPTS, "serai.events.attempts is not between 1 and 100");
        require(
                giveUpAfter.compareTo(LEAST_PASSED_OVER) >= 0 && giveUpAfter.compareTo(MOST_PASSED_OVER) <= 0,
                "serai.events.give-up-after is not between 1m and 30d");
        require(
                keepDeadLetters.compareTo(LEAST_KEPT) >= 0 && keepDeadLetters.compareTo(MOST_KEPT) <= 0,
                "serai.events.keep-dead-letters is not between 1h and 365d");
    }

    /**
     * A receiver of events.
     *
     * @param url where it is
     * @param secret what the events are signed with, {@code whsec_…}; several while one is exchanged
     * @param types which it is sent, such as {@code incident.*}; {@code *} for all; null for what a viewer may read
     * @param tenant whose; {@code default} if unset
     * @param timeLimit how long it may take to answer
     * @param allowPrivate the private addresses that it may have: {@code all}, {@code none}, or ranges
     */
    public record WebhookSubscriber(
            URI url,
            List<String> secret,
            @Nullable String types,
            @DefaultValue("default") String tenant,
            @DefaultValue("8s") Duration timeLimit,
            @DefaultValue("all") List<String> allowPrivate) {

        public WebhookSubscriber {
            secret = SecretList.of(secret);
            types = types == null ? SHOWN_TO_VIEWERS : types;
            allowPrivate = List.copyOf(allowPrivate);
        }

        /** Without secret, and without the address, which may hold one. */
        @Override
        public String toString() {
            return "WebhookSubscriber[types=" + types + ", tenant=" + tenant + "]";
        }
    }

    /**
     * A topic of Kafka that gets the events.
     *
     * @param topic its name
     * @param types as a webhook's
     * @param tenant whose; {@code default} if unset
     */
    public record TopicSubscriber(String topic, @Nullable String types, @DefaultValue("default") String tenant) {

        public TopicSubscriber {
            require(topic != null && TOPIC.matcher(topic).matches(), "serai.events.kafka.topic is no name of a topic");
            types = types == null ? SHOWN_TO_VIEWERS : types;
            kinds("serai.events.kafka.types", types);
        }

        /** The transactional id by which it is written. */
        public String writer() {
            return "serai-" + tenant + "-" + topic;
        }
    }

    private static void check(String name, WebhookSubscriber webhook) {
        String property = "serai.events.webhooks." + name;
        require(
                NAME.matcher(name).matches() && !name.equals(KAFKA),
                property + ": a name is lower case letters, digits and -, at most 41, and not kafka");
        URI url = webhook.url();
        require(
                url != null
                        && url.getHost() != null
                        && ("https".equals(url.getScheme()) || "http".equals(url.getScheme())),
                property + ".url must be an http or https address");
        require(
                !webhook.secret().isEmpty() && webhook.secret().stream().allMatch(StandardWebhookSignature::isSecret),
                property + ".secret must be whsec_ and the Base64 of 24 to 64 bytes, or several such");
        require(
                webhook.timeLimit().compareTo(LONGEST) <= 0
                        && !webhook.timeLimit().isNegative(),
                property + ".time-limit is longer than 10s");
        ranges(property + ".allow-private", webhook.allowPrivate());
        kinds(property + ".types", webhook.types());
    }

    private static void ranges(String property, List<String> allowPrivate) {
        try {
            ReceiverRule.of(String.join(",", allowPrivate));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(property + ": " + e.getMessage(), e);
        }
    }

    private static void kinds(String property, @Nullable String types) {
        try {
            new EventTypeFilter(types == null ? "" : types);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(property + ": " + e.getMessage(), e);
        }
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
