package dev.serai.hub.events;

import dev.serai.hub.routes.TemplateRoutes;
import dev.serai.hub.routes.TemplateRoutes.TemplateRoute;
import dev.serai.hub.settings.EventSettings;
import dev.serai.hub.settings.EventSettings.TopicSubscriber;
import dev.serai.hub.settings.EventSettings.WebhookSubscriber;
import dev.serai.hub.settings.KafkaSettings;
import dev.serai.hub.settings.TenantSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes a route of its template for each receiver of events that the settings name. */
@Configuration
class EventSinks {

    private static final String WEBHOOK = "event-webhook";
    private static final String TOPIC = "event-topic";

    /** A bean of the context with the secrets of a webhook, so that they stand in no address. */
    private static final String SECRETS = "eventWebhook_";

    /** What a route asks by {@code #property:bean:eventWebhook_<name>.…}. */
    public record WebhookSecrets(WebhookSubscriber webhook) {

        public String url() {
            return webhook.url().toString();
        }

        public String secret() {
            return String.join(",", webhook.secret());
        }

        @Override
        public String toString() {
            return webhook.toString();
        }
    }

    @Bean
    TemplateRoutes eventSinkRoutes(EventSettings settings, KafkaSettings kafka, TenantSettings tenants) {
        List<TemplateRoute> routes = new ArrayList<>();
        settings.webhooks().forEach((name, webhook) -> {
            require(tenants, "serai.events.webhooks." + name, webhook.tenant());
            routes.add(new TemplateRoute(WEBHOOK, WEBHOOK + "@" + name, parameters(name, webhook)));
        });
        TopicSubscriber topic = settings.kafka();
        if (topic != null) {
            require(tenants, "serai.events.kafka", topic.tenant());
            routes.add(new TemplateRoute(TOPIC, TOPIC + "@" + EventSettings.KAFKA, parameters(topic, kafka)));
        }
        return new TemplateRoutes(routes, camel -> bind(camel, settings));
    }

    private static void bind(CamelContext camel, EventSettings settings) {
        settings.webhooks()
                .forEach((name, webhook) -> camel.getRegistry().bind(SECRETS + name, new WebhookSecrets(webhook)));
    }

    private static Map<String, String> parameters(String name, WebhookSubscriber webhook) {
        String secrets = "bean:" + SECRETS + name;
        return Map.of(
                "subscriber",
                name,
                "tenant",
                webhook.tenant(),
                "types",
                Objects.requireNonNull(webhook.types()),
                "url",
                secrets + ".url",
                "secret",
                secrets + ".secret",
                "timeLimit",
                Long.toString(webhook.timeLimit().toMillis()),
                "allowPrivate",
                String.join(",", webhook.allowPrivate()));
    }

    private static Map<String, String> parameters(TopicSubscriber topic, KafkaSettings kafka) {
        if (!kafka.configured()) {
            throw new IllegalArgumentException("serai.events.kafka.topic needs serai.kafka.brokers");
        }
        return Map.of(
                "subscriber", EventSettings.KAFKA,
                "tenant", topic.tenant(),
                "types", Objects.requireNonNull(topic.types()),
                "topic", topic.topic(),
                "brokers", kafka.brokers(),
                "writer", topic.writer());
    }

    private static void require(TenantSettings tenants, String property, String tenant) {
        if (!tenants.tenants().contains(tenant)) {
            throw new IllegalArgumentException(property + ".tenant: " + tenant + " is not one of serai.tenants");
        }
    }
}
