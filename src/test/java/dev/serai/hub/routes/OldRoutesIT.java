package dev.serai.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.SecondHub;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.channel.TelegramStandIn;
import dev.serai.hub.intake.WebhookClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
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
    void a_copy_with_a_comment_in_each_file_is_named_and_changes_nothing(CapturedOutput output) {
        String faults = pages(text -> text + "# mine\n");
        assertThat(faults).contains("\"status\":\"UP\"");
        assertThat(output)
                .contains("these files change the product's", "intake/webhook.camel.yaml")
                .doesNotContain("are in use as they are now");
    }

    @Test
    void a_copy_with_a_change_in_each_route_still_pages(CapturedOutput output) {
        String faults = pages(text -> text.replaceAll("\n    description: (?!\")", "\n    description: Mine. "));
        assertThat(faults).contains("intake/webhook.camel.yaml").doesNotContain("intake/normalise.camel.yaml");
        assertThat(output).containsPattern("these files change the product's: .*intake/normalise[.]camel[.]yaml");
    }

    /** Starts a hub with the changed copy and posts an alert; returns what health says of the routes. */
    private String pages(UnaryOperator<String> change) {
        ShippedRoutes.copy(RELEASE, folder, change);
        Map<String, Object> properties = TestDatabase.properties(TestDatabase.newDatabase());
        properties.put("serai.routes-dir", folder.toString());
        telegram.configure((name, value) -> properties.put(name, value.get()));
        try (SecondHub hub = SecondHub.start(properties)) {
            String title = "after the upgrade " + UUID.randomUUID();
            assertThat(new WebhookClient(hub.port())
                            .generic("{\"title\": \"" + title + "\", \"severity\": \"high\"}")
                            .status())
                    .isEqualTo(202);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> telegram.messagesSaying(title).size() == 1);
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
