package dev.serai.demo.run;

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
 * {@code serai.demo=false}. The hub knows nothing of it: it finds a cluster in its settings.
 */
public class DemoInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    static final String NOTICE =
            "DEMO: the cluster 'demo' is played inside this process and nothing in it is real. serai.demo=false"
                    + " switches it off; so does any cluster or database of your own.";

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
        environment.getPropertySources().addLast(new MapPropertySource("demo", properties(cluster)));
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
