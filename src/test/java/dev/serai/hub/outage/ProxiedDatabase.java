package dev.serai.hub.outage;

import java.net.URI;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Puts a proxy between the hub and the database it was given; it stands as the bean {@code databaseProxy}. */
class ProxiedDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String URL = "spring.datasource.url";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String url = context.getEnvironment().getRequiredProperty(URL);
        int port = URI.create(url.substring("jdbc:".length())).getPort();
        DatabaseProxy proxy = DatabaseProxy.before(port);
        context.getBeanFactory().registerSingleton("databaseProxy", proxy);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "database-proxy", Map.of(URL, url.replace(":" + port + "/", ":" + proxy.port() + "/"))));
    }
}
