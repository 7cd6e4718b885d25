package dev.serai.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.serai.hub.SecondHub;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.channel.TelegramStandIn;
import dev.serai.hub.intake.WebhookClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A hub that was upgraded while a whole copy of the last release's {@code routes/} stayed where it was. */
@ExtendWith(OutputCaptureExtension.class)
class OldRoutesIT {

    private static final Path RELEASE =
            ShippedRoutes.releases().get(ShippedRoutes.releases().size() - 1);

    private static TelegramStandIn telegram;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        telegram = TelegramStandIn.start();
    }

    @AfterAll
    static void end() {
        telegram.close();
    }

    @Test
    void an_untouched_copy_is_passed_over(CapturedOutput output) {
        pages(text -> text);
        assertThat(output)
                .contains(ShippedRoutes.files(RELEASE).size() + " files in " + folder + " are the product's own")
                .doesNotContain("change the product's");
    }

    @Test
    void a_copy_with_a_comment_in_each_file_counts_as_untouched(CapturedOutput output) {
        // A prompt has no comments: what is added is said.
        int prompts = 3;
        String health = pages(text -> text + "# mine\n");
        assertThat(health).contains("\"status\":\"UP\"");
        assertThat(output)
                .contains(ShippedRoutes.files(RELEASE).size() - prompts + " files in " + folder
                        + " are the product's own")
                .contains(folder.resolve("analysis/prompts/system.txt") + " changes the product's file: ")
                .doesNotContain("are in use as they are now", ".yaml changes the product's");
    }

    @Test
    void a_copy_with_a_change_in_each_route_still_pages_and_still_decides(CapturedOutput output) throws IOException {
        AtomicInteger dropped = new AtomicInteger();
        HttpServer shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.createContext("/cache", exchange -> {
            dropped.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        shop.start();
        String url = "http://127.0.0.1:" + shop.getAddress().getPort();
        try {
            ShippedRoutes.copy(
                    RELEASE, folder, text -> text.replaceAll("\n    description: (?!\")", "\n    description: Mine. "));
            Files.writeString(folder.resolve("playbooks/drop-cache.yaml"), DROP_CACHE);
            Map<String, Object> settings = Map.of("serai.http.allow", url, "serai.http.allow-private", "127.0.0.0/8");
            String health = pages(settings, hub -> decides(hub, url + "/cache"));
            assertThat(health)
                    .contains(
                            "approvals.camel.yaml changes the product's route listApprovals, route getApproval, route decide")
                    .contains("the route approval-decision-count of an older version cannot run any more");
        } finally {
            shop.stop(0);
        }
        assertThat(dropped).hasValue(1);
        for (String name : List.of("intake/normalise", "api/approvals", "action/run")) {
            assertThat(output).contains("The routes of " + folder.resolve(name + ".camel.yaml") + " are in use");
        }
        assertThat(output.getAll().lines().filter(line -> line.contains(" changes the product's ")))
                .hasSize(10)
                .allMatch(line -> line.contains(": keep only what is yours"));
        assertThat(output).containsPattern("And \\d+ more entries are not in use");
        assertThat(output).containsPattern("And \\d+ more files in .* change the product's");
    }

    private static final String DROP_CACHE =
            """
            name: drop-cache
            title: Drop the shop's cache
            when: '"cache_url" in alert.annotations'
            steps:
              - id: drop
                action: http-request-action
                with: { url: 'alert.annotations["cache_url"]', method: '"DELETE"' }
            """;

    /** An alert whose playbook asks for an approval, a yes over the API, and what comes of it. */
    private static void decides(SecondHub hub, String url) {
        ApiClient api = new ApiClient(hub.port());
        String admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
        new WebhookClient(hub.port())
                .generic(
                        """
                        {"title": "full cache", "severity": "high", "labels": {"service": "shop"}, "annotations": {"cache_url": "%s"}}
                        """
                                .formatted(url));
        await().until(() -> action(api, admin).has("approval_id"));
        String approval = "/approvals/" + action(api, admin).path("approval_id").asText();
        String digest = api.get(approval, admin).json().path("digest").asText();
        ApiClient.Answer decided =
                api.send("POST", approval + "/decisions", admin, Map.of("verdict", "approve", "digest", digest));
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        await().until(() -> action(api, admin).path("state").asText().equals("succeeded"));
    }

    private static JsonNode action(ApiClient api, String token) {
        return api.get("/actions", token).json().at("/items/0");
    }

    /** Starts a hub with the changed copy and posts an alert; returns what health says of the routes. */
    private String pages(UnaryOperator<String> change) {
        ShippedRoutes.copy(RELEASE, folder, change);
        return pages(Map.of(), hub -> {});
    }

    private String pages(Map<String, Object> settings, Consumer<SecondHub> then) {
        Map<String, Object> properties = TestDatabase.properties(TestDatabase.newDatabase());
        properties.putAll(settings);
        properties.put("serai.routes-dir", folder.toString());
        telegram.configure((name, value) -> properties.put(name, value.get()));
        try (SecondHub hub = SecondHub.start(properties)) {
            String title = "after the upgrade " + UUID.randomUUID();
            assertThat(new WebhookClient(hub.port())
                            .generic("{\"title\": \"" + title + "\", \"severity\": \"high\"}")
                            .status())
                    .isEqualTo(202);
            await().until(() -> telegram.messagesSaying(title).size() == 1);
            then.accept(hub);
            return get(hub, "/actuator/health/routes");
        }
    }

    private static String get(SecondHub hub, String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.port() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
