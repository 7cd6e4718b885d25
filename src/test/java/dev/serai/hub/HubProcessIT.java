package dev.serai.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.channel.AsciiChats;
import dev.serai.hub.intake.WebhookClient;
import dev.serai.hub.lint.MetricsDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * A process of its own, on somebody else's database and on a machine whose locale knows ASCII only; and what stops a
 * start.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OutputCaptureExtension.class)
class HubProcessIT {

    private static final String TOKEN = "token-of-the-uptime-monitor";

    @TempDir
    static Path directory;

    private static AsciiChats chats;
    private static RoutesCopy routes;
    private static HubProcess hub;

    @BeforeAll
    static void start() {
        String url = TestDatabase.newDatabase();
        routes = RoutesCopy.make();
        Map<String, Object> properties = TestDatabase.properties(url);
        properties.put("serai.routes-dir", routes.path());
        properties.put("serai.sources.monitor.kind", "uptime");
        properties.put("serai.sources.monitor.token", TOKEN);
        properties.put("logging.level.dev.serai", "debug");
        chats = new AsciiChats(url, properties);
        hub = HubProcess.startInAscii(directory, properties);
        chats.store();
    }

    @AfterAll
    static void end() {
        hub.close();
        chats.close();
    }

    /** Late, because what is stored waits for the sweep, and the other tests need not wait with it. */
    @Test
    @Order(Integer.MAX_VALUE - 1)
    void every_sign_arrives_in_every_chat() {
        chats.everySignArrives(hub.port());
    }

    @Test
    void a_kind_of_source_is_added_by_one_file_while_the_hub_runs() throws IOException {
        assertThat(post("{}")).as("no such route yet: the sender tries again").isEqualTo(503);

        routes.write("intake/uptime.camel.yaml", documentedRoute());

        String down = "{\"event\": \"down\", \"monitor\": {\"id\": \"m-1\", \"name\": \"shop\"}}";
        await().until(() -> post(down) == 202);
        assertThat(post("{\"event\": \"down\", \"monitor\": 7}"))
                .as("kept in quarantine")
                .isEqualTo(202);
        assertThat(post("[[[")).isEqualTo(400);
        metricsAreThoseOfTheDocument();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void sigterm_ends_it_and_its_log_holds_no_secret() {
        assertThat(hub.stop()).as("128 + SIGTERM").isEqualTo(143);
        String log = hub.log();
        assertThat(log)
                .contains("Tomcat started")
                .containsPattern("DEBUG .* dev?\\.s")
                .doesNotContain(TOKEN);
        TestKeys.PROPERTIES.forEach((name, secrets) -> {
            // The kind of a source is no secret, nor is a limit.
            if (!name.endsWith(".kind") && !name.contains("limit")) {
                assertThat(log).as(name).doesNotContain(String.valueOf(secrets).split(","));
            }
        });
    }

    @Test
    void a_database_that_may_forget_commits_stops_the_start(CapturedOutput output) throws SQLException {
        String url = TestDatabase.newDatabase();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            String name = connection.getCatalog();
            statement.execute("alter database " + name + " set synchronous_commit = off");
        }
        assertThatThrownBy(() -> SecondHub.start(TestDatabase.properties(url))).isInstanceOf(Exception.class);
        assertThat(output).contains("The database is not durable: synchronous_commit off");
    }

    @Test
    void a_missing_secret_stops_the_start_by_name_and_with_a_status(@TempDir Path folder) {
        Map<String, Object> properties = TestDatabase.properties(TestDatabase.newDatabase());
        properties.remove("serai.keys.audit");
        try (HubProcess failed = HubProcess.launch(folder, HubProcess.freePort(), properties)) {
            assertThat(failed.await(Duration.ofMinutes(5))).isNotZero();
            assertThat(failed.log()).contains("serai.keys.audit is missing");
        }
        assertThat(folder.resolve("data/secrets.properties")).doesNotExist();
    }

    private static void metricsAreThoseOfTheDocument() throws IOException {
        String scraped;
        try (InputStream body = hub.uri("/actuator/prometheus").toURL().openStream()) {
            scraped = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
        Set<String> families = scraped.lines()
                .filter(line -> line.startsWith("# TYPE serai_"))
                .map(line -> line.split(" ")[2])
                .collect(Collectors.toSet());
        MetricsDocument document = MetricsDocument.read();
        assertThat(document.families()).containsAll(families);
        assertThat(families).containsAll(document.always());
    }

    private static int post(String body) {
        return new WebhookClient(hub.port())
                .post("monitor", TOKEN, body.getBytes(StandardCharsets.UTF_8))
                .status();
    }

    /** The route as the documentation shows it. */
    private static String documentedRoute() throws IOException {
        for (String block :
                Files.readString(Path.of("docs/start/add-a-source.md")).split("```yaml\n")) {
            if (block.contains("direct:normalise-uptime") && block.startsWith("- route:")) {
                return block.substring(0, block.indexOf("```"));
            }
        }
        throw new IllegalStateException("docs/start/add-a-source.md shows no route");
    }
}
