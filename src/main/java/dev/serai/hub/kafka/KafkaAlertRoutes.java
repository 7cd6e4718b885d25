package dev.serai.hub.kafka;

import dev.serai.hub.routes.TemplateRoutes;
import dev.serai.hub.routes.TemplateRoutes.TemplateRoute;
import dev.serai.hub.settings.KafkaSettings;
import dev.serai.hub.settings.KafkaSettings.AlertTopic;
import dev.serai.hub.settings.TenantSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes a route of the template {@code kafka-alerts} for each topic that brings alerts. */
@Configuration
class KafkaAlertRoutes {

    private static final String TEMPLATE = "kafka-alerts";

    @Bean
    TemplateRoutes kafkaAlertTopics(KafkaSettings settings, TenantSettings tenants) {
        List<TemplateRoute> routes = new ArrayList<>();
        settings.alerts().forEach((source, topic) -> {
            if (!tenants.tenants().contains(topic.tenant())) {
                throw new IllegalArgumentException(
                        "serai.kafka.alerts." + source + ".tenant: " + topic.tenant() + " is not one of serai.tenants");
            }
            routes.add(new TemplateRoute(TEMPLATE, TEMPLATE + "@" + source, parameters(source, topic, settings)));
        });
        return new TemplateRoutes(routes, camel -> {});
    }

    private static Map<String, String> parameters(String source, AlertTopic topic, KafkaSettings settings) {
        return Map.of(
                "source", source,
                "tenant", topic.tenant(),
                "topic", topic.topic(),
                "deadLetterTopic", String.valueOf(topic.deadLetterTopic()),
                "brokers", settings.brokers(),
                "group", settings.group(),
                "consumers", Integer.toString(topic.consumers()));
    }
}
