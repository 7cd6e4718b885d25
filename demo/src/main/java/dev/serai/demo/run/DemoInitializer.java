package dev.serai.demo.run;

import dev.serai.demo.chat.ChatServer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Configures the cluster {@code demo} where the hub has no cluster and no database of its owner's, unless
 * {@code serai.demo=false}, and a chat where it has no Telegram. The hub knows nothing of it: it finds both in its settings.
 */
public class DemoInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    static final String NOTICE =
            "DEMO: the cluster 'demo' is played, and nothing in it is real. It runs inside this process; serai.demo=false"
                    + " switches it off, and so does any cluster or database of your own.";

    private static final String CHAT_NOTICE =
            "DEMO: Telegram is played too, and no message leaves this machine. docs/samples/telegram reads and writes there.";

    @Override
    public int getOrder() {
        // Before the hub starts its own database, which then looks like a configured one.
        return 0;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (!environment.getProperty("serai.demo", Boolean.class, true)
                || environment.containsProperty("spring.datasource.url")
                || Binder.get(environment)
                        .bind("serai.clusters", Bindable.mapOf(String.class, Object.class))
                        .isBound()) {
            return;
        }
        DemoCluster cluster = DemoCluster.start();
        ((DefaultSingletonBeanRegistry) context.getBeanFactory()).registerDisposableBean("demoCluster", cluster::close);
        context.addApplicationListener(cluster);
        Map<String, Object> properties = properties(cluster);
        if (!environment.containsProperty("serai.channels.telegram.token")) {
            properties.putAll(chat(cluster));
        }
        environment.getPropertySources().addLast(new MapPropertySource("demo", properties));
    }

    private static Map<String, Object> chat(DemoCluster cluster) {
        return Map.of(
                "serai.channels.telegram.token",
                ChatServer.TOKEN,
                "serai.channels.telegram.chat-id",
                Long.toString(ChatServer.GROUP),
                "serai.channels.telegram.polling",
                "true",
                "serai.channels.telegram.base-uri",
                cluster.chatUrl(),
                "serai.notices[1]",
                CHAT_NOTICE);
    }

    private static Map<String, Object> properties(DemoCluster cluster) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("serai.clusters.demo.kubeconfig", cluster.kubeconfig().toString());
        properties.put("serai.clusters.demo.context", DemoCluster.CONTEXT);
        properties.put("serai.clusters.demo.environment", "staging");
        properties.put("serai.clusters.demo.namespaces", "shop");
        properties.put("serai.clusters.demo.nodes", "node-*");
        properties.put("serai.clusters.demo.allow-changes", "true");
        properties.put("serai.notices[0]", NOTICE);
        properties.put("serai.tour", "docs/samples/tour");
        return properties;
    }
}
