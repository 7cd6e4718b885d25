package dev.serai.hub.outage;

import dev.serai.hub.Hub;
import dev.serai.hub.RoutesCopy;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.channel.DiscordStandIn;
import dev.serai.hub.channel.SlackStandIn;
import dev.serai.hub.channel.TelegramStandIn;
import dev.serai.hub.intake.WebhookClient;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A hub whose database and whose routes can be broken, with every chat there is; who shares it would break as well. */
@SpringBootTest(classes = Hub.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {TestDatabase.class, ProxiedDatabase.class})
@AutoConfigureObservability(tracing = false)
abstract class OutageHub {

    static final TelegramStandIn TELEGRAM = TelegramStandIn.start().impatient();
    static final SlackStandIn SLACK = SlackStandIn.start().impatient();
    static final DiscordStandIn DISCORD = DiscordStandIn.start().impatient();
    static final RoutesCopy ROUTES = RoutesCopy.make();

    /** A file of routes of the integrator's own. */
    static final String OWN = "signal/own.camel.yaml";

    @LocalServerPort
    int port;

    @Autowired
    DatabaseProxy proxy;

    ApiClient api;
    WebhookClient webhooks;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        TELEGRAM.configure(registry);
        SLACK.configure(registry);
        DISCORD.configure(registry);
        ROUTES.write(OWN, own("first"));
        registry.add("serai.routes-dir", () -> ROUTES.path().toString());
        registry.add("serai.database.connection-wait", () -> "1s");
        registry.add("serai.database.connect-timeout", () -> "1s");
        registry.add("serai.api.rate-limit.user", () -> "100000");
        registry.add("serai.api.rate-limit.anonymous", () -> "100000");
    }

    @BeforeEach
    void clients() {
        api = new ApiClient(port);
        webhooks = new WebhookClient(port);
    }

    /** A route that answers with this word. */
    static String own(String word) {
        return """
                - route:
                    id: own-answer
                    from:
                      uri: direct:own-answer
                      steps:
                        - setBody: { constant: %s }
                """
                .formatted(word);
    }

    int health(String probe) {
        return api.send("GET", "//actuator/health/" + probe, null, null, Map.of())
                .status();
    }

    static String alert(String title) {
        return "{\"title\": \"%s\", \"labels\": {\"namespace\": \"outage\", \"service\": \"%s\"}}"
                .formatted(title, title);
    }
}
