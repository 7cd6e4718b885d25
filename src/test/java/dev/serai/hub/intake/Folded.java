package dev.serai.hub.intake;

import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;

/** Waits until a hub in this JVM has folded all that it accepted, as a test does that looks at alerts right after a 202. */
public final class Folded {

    private static final Map<Integer, ApplicationContext> HUBS = new ConcurrentHashMap<>();

    private Folded() {}

    /** For each context of a test, so that it is found by its port. */
    public static ApplicationListener<WebServerInitializedEvent> listener() {
        return event -> HUBS.put(event.getWebServer().getPort(), event.getApplicationContext());
    }

    /** Nothing to wait for where the hub is a process of its own. */
    public static void by(int port) {
        ApplicationContext hub = HUBS.get(port);
        if (hub != null) {
            UnfoldedDeliveries unfolded = hub.getBean(UnfoldedDeliveries.class);
            await("all is folded").until(unfolded::isEmpty);
        }
    }
}
