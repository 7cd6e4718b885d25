package dev.serai.hub;

import dev.serai.hub.intake.Folded;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;

/**
 * One more hub in this JVM, started by the test itself: for what needs two at once, or a start that fails. It costs a
 * third of a {@link HubProcess}, which is for what only a process can show.
 */
public final class SecondHub implements AutoCloseable {

    private final ServletWebServerApplicationContext context;

    private SecondHub(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    /** Returns when it is ready; throws whatever stops its start. */
    public static SecondHub start(Map<String, ?> properties) {
        // Servlets of one name are one to Camel, across all contexts of this JVM.
        String servlet = "webhooks-" + UUID.randomUUID();
        Map<String, Object> all = new LinkedHashMap<>(properties);
        all.put("server.port", "0");
        all.put("camel.servlet.mapping.servlet-name", servlet);
        all.put("camel.component.servlet.servlet-name", servlet);
        return new SecondHub((ServletWebServerApplicationContext) new SpringApplicationBuilder(Hub.class)
                .initializers(new OwnProperties(all))
                .listeners(Folded.listener())
                .run());
    }

    /** Before the hub's own, which look for a database. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    private record OwnProperties(Map<String, Object> properties)
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("second-hub", properties));
        }
    }

    public int port() {
        return context.getWebServer().getPort();
    }

    public boolean isRunning() {
        return context.isRunning();
    }

    /** What test code asks beans of that no test can name. */
    public BeanFactory beans() {
        return context;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
