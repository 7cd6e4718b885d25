package dev.serai.hub.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.sun.net.httpserver.HttpServer;
import dev.serai.digest.Sha256;
import dev.serai.evidence.FactJson;
import dev.serai.evidence.MetricSeries;
import dev.serai.hub.World;
import dev.serai.hub.WorldIT;
import dev.serai.hub.db.Ids;
import dev.serai.hub.intake.WebhookClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** How the metrics of an alert went, from a real Prometheus that scrapes itself, as typed evidence. */
@WorldIT
class PrometheusIT {

    private static final Path PROGRAM = Path.of("/usr/bin/prometheus");
    private static final String ADDRESS = "http://127.0.0.1:" + World.PROMETHEUS_PORT;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ProducerTemplate template;

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    private Instant stopped;

    @AfterEach
    void clock() {
        World.CLOCK.reset();
    }

    private final UUID incident = Ids.next();

    @Test
    void series_are_evidence_with_their_points_and_only_the_configured_server_is_asked() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "Prometheus is not installed");
        AtomicInteger strangers = new AtomicInteger();
        HttpServer stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.createContext("/", request -> {
            strangers.incrementAndGet();
            request.sendResponseHeaders(404, -1);
            request.close();
        });
        stranger.start();
        Process prometheus = start();
        try {
            await().ignoreExceptions().until(() -> up().contains("\"value\""));
            alert("http://127.0.0.1:" + stranger.getAddress().getPort()
                    + "/graph?g0.expr=up%7Bjob%3D%22self%22%7D+%3D%3D+0&g0.tab=1");

            await().until(() -> {
                Analyses.run(template, incident);
                return jdbc.queryForObject(
                                "select count(*) from evidence where incident_id = ? and kind = 'metric'",
                                Integer.class,
                                incident)
                        > 0;
            });
        } finally {
            end(prometheus);
            stranger.stop(0);
        }

        Map<String, Object> row = jdbc.queryForMap(
                "select * from evidence where incident_id = ? and kind = 'metric' order by id limit 1", incident);
        byte[] content = (byte[]) row.get("content");
        MetricSeries series = FactJson.read(new String(content, StandardCharsets.UTF_8))
                .metrics()
                .get(0);
        assertThat(row)
                .containsEntry("source", "prometheus:up{job=\"self\"}")
                .containsEntry("content_type", FactJson.MEDIA_TYPE)
                .containsEntry("sha256", Sha256.hex(content));
        assertThat(series.labels()).containsEntry("job", "self");
        assertThat(series.points()).isNotEmpty().allSatisfy(point -> assertThat(point.value())
                .isEqualTo(1));
        assertThat(row.get("excerpt").toString()).startsWith("up{instance=").contains("1 at last");
        assertThat(Analyses.of(jdbc, incident)).last().satisfies(analysis -> assertThat(
                        String.valueOf(analysis.get("evidence")))
                .contains(row.get("id").toString()));
        assertThat(strangers).hasValue(0);
    }

    @Test
    void a_server_that_is_away_is_noted_and_the_analysis_goes_on() {
        alert("http://prometheus.test/graph?g0.expr=away_metric");

        Analyses.run(template, incident);

        assertThat(Analyses.of(jdbc, incident)).isNotEmpty();
        assertThat(Analyses.timeline(jdbc, incident)).contains("prometheus:away_metric", "NOT_REACHED");
    }

    @Test
    void a_number_that_is_well_again_while_its_alert_waits_pages_nobody() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "Prometheus is not installed");
        Process prometheus = start();
        try {
            await().ignoreExceptions().until(() -> up().contains("\"status\""));
            String service = waiting();

            passed(Duration.ofSeconds(112));
            await("the hub has read them too, and does not again").until(() -> readings(service) == 0);
            // Others may have found it away, so that it is left alone for a while.
            await().until(() -> {
                readSeries(service);
                return read(service) == 1;
            });
            saysNothingOfAnotherCluster(service);
            saysNothingOfAnotherTime(service);
            passed(Duration.ofSeconds(121));
            decided(service, "suppress RECOVERED");
            forgets(service);
        } finally {
            end(prometheus);
        }
    }

    /** Once nobody listens there, once somebody does who never answers. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void without_an_answer_it_pages_as_ever(boolean listens) throws Exception {
        ServerSocket mute = new ServerSocket();
        if (listens) {
            mute.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), World.PROMETHEUS_PORT));
        }
        try (mute) {
            String service = waiting();
            passed(Duration.ofSeconds(112));
            assertTimeout(Duration.ofSeconds(30), () -> readSeries(service));
            passed(Duration.ofSeconds(121));
            decided(service, "page NEW_INCIDENT");
            assertThat(read(service)).isZero();
        }
    }

    /** An alert that waits, because its logs are quiet, of a number that is bad now and well in a minute. */
    private String waiting() {
        World.CLOCK.stop();
        stopped = World.CLOCK.instant();
        String service = "series-" + UUID.randomUUID();
        jdbc.update(
                "insert into signal_fact (tenant, service, condition, source, at, facts)"
                        + " values ('default', ?, '', 'alertmanager', ?, ?)",
                service,
                Timestamp.from(stopped),
                "{\"logs\": [{\"template\": \"usual\", \"count\": 1, \"baseline\": 1, \"tone\": \"neutral\"}]}");
        String expression = "vector(time()) < " + stopped.plusSeconds(60).getEpochSecond();
        String body =
                """
                {"version": "4", "groupKey": "%1$s", "status": "firing", "receiver": "serai", "groupLabels": {},
                 "commonLabels": {}, "commonAnnotations": {}, "externalURL": "http://alertmanager",
                 "alerts": [{"status": "firing", "fingerprint": "%1$s",
                   "labels": {"alertname": "Early", "service": "%1$s", "severity": "critical"}, "annotations": {},
                   "startsAt": "%2$s", "endsAt": "0001-01-01T00:00:00Z",
                   "generatorURL": "http://prometheus.test/graph?g0.expr=%3$s"}]}
                """
                        .formatted(service, stopped, URLEncoder.encode(expression, StandardCharsets.UTF_8));
        assertThat(new WebhookClient(port).alertmanager(body).status()).isEqualTo(202);
        decided(service, "hold HELD");
        assertThat(readings(service)).as("a reading of the series is scheduled").isOne();
        return service;
    }

    /** That are to come, or under way. */
    private int readings(String service) {
        return jdbc.queryForObject(
                "select count(*) from job where task_name = 'alert-series' and task_instance = ?",
                Integer.class,
                "default/series:" + incidentOf(service));
    }

    private void passed(Duration time) {
        World.CLOCK.shift(Duration.between(stopped, stopped.plus(time)));
    }

    private void readSeries(String service) {
        Exchange exchange = template.send("direct:alert-series-of-incident", in -> {
            in.getMessage().setHeader("tenant", "default");
            in.getMessage().setHeader("incidentId", incidentOf(service).toString());
        });
        assertThat(exchange.getException()).isNull();
    }

    private int read(String service) {
        return jdbc.queryForObject(
                "select count(*) from signal_series q join alert a on a.id = q.alert_id where a.fingerprint = ?",
                Integer.class,
                service);
    }

    private void saysNothingOfAnotherCluster(String service) {
        jdbc.update("delete from signal_series where alert_id = (select id from alert where fingerprint = ?)", service);
        jdbc.update("update alert set labels = labels || '{\"cluster\": \"far\"}' where fingerprint = ?", service);
        readSeries(service);
        assertThat(read(service)).isZero();
        jdbc.update("update alert set labels = labels - 'cluster' where fingerprint = ?", service);
        readSeries(service);
        assertThat(read(service)).isOne();
    }

    /** What fires again and was not decided yet has no reading. */
    private void saysNothingOfAnotherTime(String service) {
        jdbc.update("delete from signal_series where alert_id = (select id from alert where fingerprint = ?)", service);
        jdbc.update("update alert set episode = episode + 1 where fingerprint = ?", service);
        readSeries(service);
        assertThat(read(service)).isZero();
        jdbc.update("update alert set episode = episode - 1 where fingerprint = ?", service);
        readSeries(service);
        assertThat(read(service)).isOne();
    }

    private void forgets(String service) {
        forget();
        assertThat(read(service)).isOne();
        jdbc.update(
                "update signal_series set at = at - interval '25 hours' where alert_id ="
                        + " (select id from alert where fingerprint = ?)",
                service);
        forget();
        assertThat(read(service)).isZero();
    }

    private void forget() {
        template.sendBodyAndHeader("direct:forget-facts", null, "tenant", "default");
    }

    private UUID incidentOf(String service) {
        return jdbc.queryForObject("select incident_id from alert where fingerprint = ?", UUID.class, service);
    }

    private void decided(String service, String verdict) {
        await().untilAsserted(() -> assertThat(jdbc.queryForList(
                        "select s.verdict || ' ' || s.reason from signal_state s join alert a on a.id = s.alert_id"
                                + " where a.fingerprint = ?",
                        String.class,
                        service))
                .containsExactly(verdict));
    }

    private void alert(String generator) {
        Incidents.open(jdbc, incident);
        UUID alert = Incidents.alert(jdbc, incident, "a target is away");
        jdbc.update(
                "update alert set links = cast(? as jsonb) where id = ?",
                "[{\"title\": \"source\", \"url\": \"" + generator + "\"}]",
                alert);
    }

    private static String up() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ADDRESS + "/api/v1/query?query=up"))
                .timeout(Duration.ofSeconds(2))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private Process start() throws IOException {
        Path settings = folder.resolve("prometheus.yml");
        Files.writeString(
                settings,
                """
                global: { scrape_interval: 1s }
                scrape_configs:
                  - job_name: self
                    static_configs: [ { targets: [ "127.0.0.1:%d" ] } ]
                """
                        .formatted(World.PROMETHEUS_PORT));
        return new ProcessBuilder(
                        PROGRAM.toString(),
                        "--config.file=" + settings,
                        "--web.listen-address=127.0.0.1:" + World.PROMETHEUS_PORT,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--storage.tsdb.retention.size=64MB",
                        "--query.max-concurrency=2",
                        "--query.max-samples=1000000")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    /** By its own handle; it is away before the folder is. */
    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
