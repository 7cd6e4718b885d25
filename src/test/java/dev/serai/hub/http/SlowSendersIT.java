package dev.serai.hub.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.HubIT;
import dev.serai.hub.TestKeys;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** Senders that are slow on purpose, more than the server has threads. */
@HubIT
class SlowSendersIT {

    private static final int OF_EACH = 20;
    private static final int MORE_THAN_THREADS = 120;
    private static final int ASKED = 40;

    /** Half of what a blocked write keeps its thread: nobody has waited for one. */
    private static final Duration BUSY = Duration.ofSeconds(10);

    /** Of what others wait, of which a machine that does something else meanwhile may spoil some. */
    private static final Duration QUICK = Duration.ofSeconds(1);

    private static final String JSON = "Content-Type: application/json";

    @LocalServerPort
    int port;

    @Autowired
    MeterRegistry meters;

    @Autowired
    ServletWebServerApplicationContext hub;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void slow_senders_of_every_kind_keep_nobody_waiting_and_are_cut() throws Exception {
        assertThat(info()).isEqualTo(200);
        double before = answersCut();
        List<SlowSender> endless = new ArrayList<>();
        Map<String, List<SlowSender>> cut = new LinkedHashMap<>();
        ScheduledExecutorService dripping = Executors.newSingleThreadScheduledExecutor();
        try {
            for (int i = 0; i < OF_EACH; i++) {
                begin(kinds(), cut);
                endless.add(SlowSender.header(port));
            }
            List<SlowSender> all = new ArrayList<>(endless);
            cut.values().forEach(all::addAll);
            AtomicInteger turn = new AtomicInteger();
            dripping.scheduleWithFixedDelay(
                    () -> {
                        int now = turn.getAndIncrement();
                        all.forEach(sender -> sender.drip(now));
                    },
                    0,
                    300,
                    TimeUnit.MILLISECONDS);

            // Each kind would hold as many threads as there are senders of it, until they are cut.
            await().untilAsserted(() -> fewAreBusy(MORE_THAN_THREADS));
            // To begin their answers is work; by then those before may be cut.
            for (int i = 0; i < OF_EACH; i++) {
                begin(deafKinds(), cut);
            }
            await().untilAsserted(() -> fewAreBusy(2 * OF_EACH));
            nobodyWaits(Collections.nCopies(ASKED, "/api/v1/info"));
            // Whoever begins to read is not cut.
            await().until(() -> answersCut() - before >= 2 * OF_EACH);
            cut.forEach((kind, senders) -> assertThat(senders).as(kind).allMatch(SlowSender::isCut));
        } finally {
            dripping.shutdownNow();
            endless.forEach(SlowSender::close);
            cut.values().forEach(senders -> senders.forEach(SlowSender::close));
        }
    }

    @Test
    void metrics_that_nobody_reads_take_no_threads() throws Exception {
        assertThat(status("/actuator/prometheus")).isEqualTo(200);
        List<SlowSender> deaf = new ArrayList<>();
        try {
            for (int i = 0; i < MORE_THAN_THREADS; i++) {
                deaf.add(SlowSender.deaf(port, "GET /actuator/prometheus"));
            }
            // Once all have begun; if each kept its thread, as many would be busy as are connected, until they are cut.
            await().until(() -> busyThreads() < OF_EACH && server().getConnectionCount() > MORE_THAN_THREADS / 2);
            for (String path : List.of("/api/v1/info", "/api/v1/openapi.yaml", "/actuator/health/liveness")) {
                nobodyWaits(Collections.nCopies(ASKED / 2, path));
            }
        } finally {
            deaf.forEach(SlowSender::close);
        }
    }

    private static void begin(Map<String, Supplier<SlowSender>> kinds, Map<String, List<SlowSender>> begun) {
        kinds.forEach((kind, sender) ->
                begun.computeIfAbsent(kind, any -> new ArrayList<>()).add(sender.get()));
    }

    private void fewAreBusy(int ofMoreThan) {
        int busy = busyThreads();
        long connections = server().getConnectionCount();
        assertThat(connections).isGreaterThan(ofMoreThan);
        assertThat(busy).as("threads for %d connections", connections).isLessThan(OF_EACH);
    }

    private void nobodyWaits(List<String> paths) throws Exception {
        List<Duration> waits = new ArrayList<>();
        for (String path : paths) {
            long began = System.nanoTime();
            assertThat(status(path)).as(path).isEqualTo(200);
            waits.add(Duration.ofNanos(System.nanoTime() - began));
        }
        Collections.sort(waits);
        assertThat(waits.get(waits.size() / 2)).as("of %s", waits).isLessThan(QUICK);
        assertThat(waits.get(waits.size() - 1)).isLessThan(BUSY);
    }

    private int busyThreads() {
        return ((ThreadPoolExecutor) server().getExecutor()).getActiveCount();
    }

    private AbstractProtocol<?> server() {
        TomcatWebServer tomcat = (TomcatWebServer) hub.getWebServer();
        return (AbstractProtocol<?>) tomcat.getTomcat().getConnector().getProtocolHandler();
    }

    private double answersCut() {
        return meters.counter("serai.senders.cut", "what", "answer").count();
    }

    private Map<String, Supplier<SlowSender>> kinds() {
        String token = "Authorization: Bearer " + TestKeys.GENERIC_TOKEN;
        Map<String, Supplier<SlowSender>> kinds = new LinkedHashMap<>();
        kinds.put("without a token", () -> SlowSender.body(port, "POST /webhooks/generic", JSON));
        kinds.put("with a token", () -> SlowSender.body(port, "POST /webhooks/generic", JSON, token));
        kinds.put("chunks without a token", () -> SlowSender.chunked(port, "POST /webhooks/generic", JSON));
        kinds.put("chunks with a token", () -> SlowSender.chunked(port, "POST /webhooks/generic", JSON, token));
        kinds.put("API", () -> SlowSender.body(port, "POST /api/v1/auth/login", JSON));
        kinds.put("API, refused", () -> SlowSender.chunked(port, "POST /api/v1/actions", JSON));
        kinds.put(
                "API, form",
                () -> SlowSender.body(
                        port, "PUT /api/v1/automation", "Content-Type: application/x-www-form-urlencoded"));
        kinds.put("channel", () -> SlowSender.body(port, "POST /channels/discord/interactions", JSON));
        kinds.put(
                "channel, form",
                () -> SlowSender.body(
                        port, "POST /channels/slack/commands", "Content-Type: application/x-www-form-urlencoded"));
        kinds.put("nowhere", () -> SlowSender.body(port, "POST /nowhere", JSON));
        return kinds;
    }

    private Map<String, Supplier<SlowSender>> deafKinds() {
        return Map.of(
                "answer not read", () -> SlowSender.deaf(port, "GET /api/v1/openapi.yaml"),
                "metrics not read", () -> SlowSender.deaf(port, "GET /actuator/prometheus"));
    }

    private int info() throws Exception {
        return status("/api/v1/info");
    }

    private int status(String path) throws Exception {
        return http.send(request(path), BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .build();
    }
}
