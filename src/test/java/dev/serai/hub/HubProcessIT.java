package dev.serai.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.intake.WebhookClient;
import dev.serai.hub.lint.MetricsDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hub on somebody else's database does at its start, and how a kind of source is added while it runs. */
class HubProcessIT {

    private static final String TOKEN = "token-of-the-uptime-monitor";

    @TempDir
    Path directory;

    @Test
    void a_kind_of_source_is_added_by_one_file_while_the_hub_runs() throws IOException {
        Path routes = copyOfRoutes();
        Map<String, Object> properties = TestDatabase.properties(TestDatabase.newDatabase());
        properties.put("serai.routes-dir", routes);
        properties.put("serai.sources.monitor.kind", "uptime");
        properties.put("serai.sources.monitor.token", TOKEN);
        try (HubProcess hub = HubProcess.start(directory, properties)) {
            assertThat(post(hub, "{}"))
                    .as("no such route yet: the sender tries again")
                    .isEqualTo(503);

            Files.writeString(routes.resolve("intake/uptime.camel.yaml"), documentedRoute());

            String down = "{\"event\": \"down\", \"monitor\": {\"id\": \"m-1\", \"name\": \"shop\"}}";
            await().atMost(Duration.ofSeconds(30)).until(() -> post(hub, down) == 202);
            assertThat(post(hub, "{\"event\": \"down\", \"monitor\": 7}")).isEqualTo(422);
            assertThat(post(hub, "[[[")).isEqualTo(400);
            metricsAreThoseOfTheDocument(hub);

            assertThat(hub.stop()).as("128 + SIGTERM").isEqualTo(143);
            assertThat(hub.log()).doesNotContain(TestKeys.ADMIN_PASSWORD, TestKeys.GENERIC_TOKEN, TOKEN);
        }
    }

    @Test
    void a_database_that_may_forget_commits_stops_the_start() throws SQLException {
        String url = TestDatabase.newDatabase();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            String name = connection.getCatalog();
            statement.execute("alter database " + name + " set synchronous_commit = off");
        }
        assertThat(logOfFailedStart(TestDatabase.properties(url)))
                .contains("The database is not durable: synchronous_commit off");
    }

    @Test
    void a_missing_secret_stops_the_start_by_name() {
        Map<String, Object> properties = TestDatabase.properties(TestDatabase.newDatabase());
        properties.remove("serai.keys.audit");
        assertThat(logOfFailedStart(properties)).contains("serai.keys.audit is missing");
        assertThat(directory.resolve("data/secrets.properties")).doesNotExist();
    }

    private String logOfFailedStart(Map<String, Object> properties) {
        try (HubProcess hub = HubProcess.launch(directory, HubProcess.freePort(), properties)) {
            assertThat(hub.await(Duration.ofSeconds(90))).isNotZero();
            return hub.log();
        }
    }

    private static void metricsAreThoseOfTheDocument(HubProcess hub) throws IOException {
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

    private static int post(HubProcess hub, String body) {
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

    private Path copyOfRoutes() throws IOException {
        Path from = Path.of("routes");
        Path to = directory.resolve("routes");
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> copy(file, to.resolve(from.relativize(file).toString())));
        }
        return to;
    }

    private static void copy(Path file, Path target) {
        try {
            Files.copy(file, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
