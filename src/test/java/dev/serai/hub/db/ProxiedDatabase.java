package dev.serai.hub.db;

import java.net.URI;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;

/** Puts a {@link TcpProxy} between the hub and the test's database; comes after whoever names that. */
@Order(Ordered.LOWEST_PRECEDENCE - 1)
public class ProxiedDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String direct = context.getEnvironment().getRequiredProperty("spring.datasource.url");
        int port = URI.create(direct.substring("jdbc:".length())).getPort();
        TcpProxy proxy = new TcpProxy(port);
        context.getBeanFactory()
                .registerSingleton("databasePath", direct.substring(direct.indexOf('/', direct.indexOf("//") + 2)));
        context.getBeanFactory().registerSingleton("tcpProxy", proxy);
        String url = direct.replace(":" + port + "/", ":" + proxy.port() + "/");
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("proxied-database", Map.of("spring.datasource.url", url)));
    }
}
