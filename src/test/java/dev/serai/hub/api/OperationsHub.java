package dev.serai.hub.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.get;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.serai.hub.HubIT;
import dev.serai.hub.RoutesCopy;
import dev.serai.hub.World;
import dev.serai.hub.approval.TriedExecutor;
import dev.serai.hub.channel.TelegramStandIn;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * One hub for the tests of what people do through the API: playbooks of its own, a shop to call, a chat to read. It is not
 * the world's, because the playbooks that are listed are these alone.
 */
@HubIT
public abstract class OperationsHub {

    protected static final TelegramStandIn TELEGRAM = TelegramStandIn.start();
    protected static final WireMockServer SHOP =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    protected static final RoutesCopy ROUTES = RoutesCopy.make();

    @LocalServerPort
    protected int port;

    protected ApiClient api;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        TELEGRAM.configure(registry);
        SHOP.start();
        SHOP.stubFor(get("/health").willReturn(aResponse().withStatus(200).withBody("well")));
        SHOP.stubFor(delete("/cache").willReturn(aResponse().withStatus(204)));
        registry.add("serai.http.allow", () -> "https://shop.example.com," + SHOP.baseUrl());
        registry.add("serai.http.allow-private", () -> "127.0.0.0/8");
        // A cluster that is never asked, and protects nothing: what the risk says of it is looked at.
        registry.add("serai.clusters.nowhere.context", () -> "nowhere");
        registry.add("serai.clusters.nowhere.watch", () -> false);
        registry.add("serai.clusters.nowhere.allow-changes", () -> true);
        registry.add("serai.clusters.nowhere.namespaces", () -> "*");
        registry.add("serai.clusters.nowhere.nodes", () -> "*");
        registry.add("serai.clusters.nowhere.protected-namespaces", () -> "none");
        // One beside it that is for trying things out.
        registry.add("serai.clusters.nursery.context", () -> "nursery");
        registry.add("serai.clusters.nursery.environment", () -> "test");
        registry.add("serai.clusters.nursery.watch", () -> false);
        registry.add("serai.clusters.nursery.allow-changes", () -> true);
        registry.add("serai.clusters.nursery.namespaces", () -> "*");
        registry.add("serai.clusters.nursery.protected-namespaces", () -> "none");
        ROUTES.deletePlaybooks();
        ROUTES.write("playbooks/two-steps.yaml", TWO_STEPS);
        ROUTES.write("playbooks/drop-cache.yaml", World.DROP_CACHE);
        ROUTES.write("playbooks/try-out.yaml", TriedExecutor.PLAYBOOK);
        ROUTES.write("action/tried.camel.yaml", TriedExecutor.ROUTES);
        registry.add("serai.routes-dir", () -> ROUTES.path().toString());
    }

    @BeforeEach
    void openClient() {
        api = new ApiClient(port);
    }

    private static final String TWO_STEPS =
            """
            name: two-steps
            title: Look, then look again
            when: alert.labels.kind == "never"
            steps:
              - id: first
                title: The first look
                action: test-change-action
                with:
                  command: ["/usr/bin/look"]
                  stdin_evidence: evidence[0].id
                onFailure: continue
                verify: result.exit_code == 0
                cooldown: PT1H
              - id: second
                action: test-undo-action
                with:
                  stdin_evidence: evidence[0].id
            """;
}
