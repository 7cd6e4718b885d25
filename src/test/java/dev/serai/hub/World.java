package dev.serai.hub;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.serai.hub.channel.DiscordStandIn;
import dev.serai.hub.channel.SlackStandIn;
import dev.serai.hub.channel.TelegramStandIn;
import dev.serai.hub.cluster.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * What the hub of a {@link WorldIT} is connected to, once for this JVM: each chat, the clusters of {@link TestCluster}, a
 * shop that actions over HTTP change, the shipped playbooks and a few of the tests' own, and a clock that can be put
 * forward.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
public class World implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    public static final TelegramStandIn TELEGRAM = TelegramStandIn.start();
    public static final SlackStandIn SLACK = SlackStandIn.start();
    public static final DiscordStandIn DISCORD = DiscordStandIn.start();
    public static final WireMockServer SHOP = shop();

    /** Where a Prometheus may be started. */
    public static final int PROMETHEUS_PORT = HubProcess.freePort();

    public static final ShiftedClock CLOCK = new ShiftedClock();

    /** Proves the sender as well as the first one of Telegram and of Slack, as while they are exchanged. */
    public static final String NEXT_TELEGRAM_SECRET = "next-secret-of-the-stand-in_0123";

    public static final String NEXT_SLACK_SECRET = "next-signing-secret-of-the-stand-in";

    public static final RoutesCopy ROUTES = routes();

    /** Of the shadow policy, which notifies nobody of what the service {@code in-the-shadow} has. */
    public static final Path SHADOW = shadow();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> properties = new LinkedHashMap<>();
        DynamicPropertyRegistry registry = (name, value) -> properties.put(name, value.get());
        TELEGRAM.configure(registry);
        SLACK.configure(registry);
        DISCORD.configure(registry);
        properties.put("serai.channels.telegram.secret-token", TelegramStandIn.SECRET + "," + NEXT_TELEGRAM_SECRET);
        properties.put("serai.channels.slack.signing-secret", SlackStandIn.SECRET + "," + NEXT_SLACK_SECRET);
        properties.put("serai.routes-dir", ROUTES.path().toString());
        properties.put("serai.signal.shadow-dir", SHADOW.toString());
        properties.put("serai.prometheus.world.url", "http://127.0.0.1:" + PROMETHEUS_PORT);
        properties.put("serai.http.allow", SHOP.baseUrl());
        properties.put("serai.http.allow-private", "127.0.0.0/8");
        properties.computeIfPresent("serai.messages.storm.at-once", (name, any) -> context.getEnvironment()
                .getProperty("test.storm.at-once", any.toString()));
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("world", properties));
        ((GenericApplicationContext) context).registerBean("shiftedClock", Clock.class, () -> CLOCK, World::preferred);
        new TestCluster().initialize(context);
    }

    private static void preferred(BeanDefinition clock) {
        clock.setPrimary(true);
    }

    private static WireMockServer shop() {
        WireMockServer shop =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        shop.start();
        shop.stubFor(get("/health").willReturn(aResponse().withStatus(503).withBody("no database connection")));
        shop.stubFor(
                delete(urlPathMatching("/cache(/.*)?")).willReturn(aResponse().withStatus(204)));
        return shop;
    }

    private static Path shadow() {
        Path folder = TestFolders.make("serai-shadow");
        try {
            Files.createDirectory(folder.resolve("policy"));
            Files.writeString(
                    folder.resolve("policy/suppression.yaml"),
                    """
                    inhibit_rules: []
                    time_intervals: [ { name: always, time_intervals: [ { years: ['2000:2100'] } ] } ]
                    route:
                      routes: [ { name: own, matchers: [ 'service="in-the-shadow"' ], mute_time_intervals: [ always ] } ]
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    private static RoutesCopy routes() {
        RoutesCopy routes = RoutesCopy.make();
        // A protected target in production is then critical, and asks for two people: 20 + 15 + 10 + 45.
        routes.write(
                "policy/risk.yaml",
                routes.read("policy/risk.yaml").replace("protected_target: 30", "protected_target: 45"));
        routes.write("policy/oncall.yaml", ON_CALL);
        routes.write("playbooks/drop-cache.yaml", DROP_CACHE);
        routes.write("playbooks/revive.yaml", REVIVE);
        routes.write("playbooks/warm-up.yaml", WARM_UP);
        return routes;
    }

    /** Calls people for incidents with the label {@code oncall} alone, and reminds of those that are mere information. */
    public static final String ON_CALL =
            """
            rotas:
              world:
                zone: Europe/Berlin
                layers:
                  - { people: [operator-880001], start: "2020-01-06", every: 1w, hand_over: "09:00" }
              nobody:
                zone: UTC
                layers:
                  - { people: [operator-880001], start: "2120-01-01", every: 1d, hand_over: "00:00" }
            reminders: { severities: [info], after: 15m, every: 30m, times: 3 }
            chains:
              - name: world
                when: "notice.labels['oncall'] == 'world'"
                steps:
                  - { call: [ "rota:world" ], wait: 5m }
                  - { call: [ "rota:nobody" ], wait: 5m }
                  - { call: [ "user:operator-880002", "rota:world" ], wait: 10m }
                rounds: 2
            """;

    public static final String DROP_CACHE =
            """
            name: drop-cache
            title: Drop the shop's cache
            when: '"cache_url" in alert.annotations'
            steps:
              - id: drop
                action: http-request-action
                with:
                  url: alert.annotations["cache_url"]
                  method: '"DELETE"'
            """;

    private static final String REVIVE =
            """
            name: revive
            title: Restart a service, and fail over if that does not help
            when: '"revive_url" in alert.annotations'
            steps:
              - id: restart
                action: http-request-action
                with: { url: 'alert.annotations["revive_url"]', method: '"POST"' }
                verify:
                  action: http-probe-action
                  with: { url: arguments.url, method: '"GET"' }
                  until: result.status == 200
                  within: PT2M
                  every: PT1S
                onFailure: continue
                onSuccess: stop
              - id: fail-over
                action: http-request-action
                with: { url: 'alert.annotations["revive_url"]', method: '"PUT"' }
                verify: result.status == 204
                onFailure: stop
              - id: never
                action: http-request-action
                with: { url: 'alert.annotations["revive_url"]', method: '"DELETE"' }
            """;

    private static final String WARM_UP =
            """
            name: warm-up
            title: Fill the caches of a service
            when: '"warm_url" in alert.annotations'
            steps:
              - id: fill
                action: http-request-action
                with: { url: 'alert.annotations["warm_url"]', method: '"PUT"' }
            """;
}
