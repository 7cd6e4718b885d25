package dev.serai.hub.cluster;

import dev.serai.demo.ApiServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;

/**
 * One API server double for this JVM, and the clusters that a hub is told of: {@code shop} is it, {@code sealed} is it
 * without {@code allow-changes} whose logs are compared, {@code tight} is it with a budget of three objects an hour, {@code foreign} is it as tenant
 * {@code acme}'s, and {@code dark} answers nothing.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
public class TestCluster implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> properties = new LinkedHashMap<>(properties());
        properties.putAll(more("sealed", "shop"));
        properties.put("serai.clusters.sealed.compare-logs", "true");
        properties.putAll(more("tight", "shop"));
        properties.put("serai.clusters.tight.allow-changes", "true");
        properties.put("serai.clusters.tight.budget-per-hour", "3");
        properties.putAll(more("foreign", "shop"));
        properties.put("serai.clusters.foreign.tenant", "acme");
        properties.putAll(more("dark", "shop-unused"));
        properties.put("serai.clusters.dark.allow-changes", "true");
        properties.put("serai.clusters.dark.watch", "true");
        context.getBeanFactory().registerSingleton("startWitness", new StartWitness());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test-cluster", properties));
    }

    /** The double behind {@code shop}. */
    public static ApiServer server() {
        return Double.SERVER;
    }

    /** What a hub must be told of the cluster {@code shop}, also one that is a process of its own. */
    public static Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>(more("shop", "shop"));
        properties.put("serai.clusters.shop.allow-changes", "true");
        properties.put("serai.clusters.shop.budget-per-hour", "10000");
        properties.remove("serai.clusters.shop.watch");
        return properties;
    }

    private static Map<String, Object> more(String name, String context) {
        String property = "serai.clusters." + name + ".";
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(property + "kubeconfig", Double.KUBECONFIG.toString());
        properties.put(property + "context", context);
        properties.put(property + "namespaces", "shop");
        properties.put(property + "nodes", "*");
        properties.put(property + "time-limit", "8s");
        properties.put(property + "drain-limit", "10s");
        properties.put(property + "watch", "false");
        // All tests of a context share it, and each counts what the others did within the hour.
        properties.put(property + "budget-per-hour", "10000");
        return properties;
    }

    private static final class Double {
        static final ApiServer SERVER = start();
        static final Path KUBECONFIG = kubeconfig(SERVER, "shop");
    }

    private static ApiServer start() {
        try {
            return new ApiServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path kubeconfig(ApiServer server, String context) {
        try {
            Path file = Files.createTempFile("kubeconfig", ".yaml");
            file.toFile().deleteOnExit();
            return server.kubeconfig(file, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
