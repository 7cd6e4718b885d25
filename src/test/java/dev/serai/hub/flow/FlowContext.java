package dev.serai.hub.flow;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Camel, the product's routes that a test names, and nothing else: no database, no queue, no web. Its ends are mocked by
 * {@code @MockEndpointsAndSkip}; the test's own configuration adds the beans that the routes call.
 */
@ImportAutoConfiguration(CamelAutoConfiguration.class)
public class FlowContext {

    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    FlowTrace flowTrace() {
        return new FlowTrace();
    }
}
