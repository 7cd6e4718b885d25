package dev.serai.kamelet.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadlineClientTest {

    private static final int LIMIT = 100;
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration AMPLE = Duration.ofSeconds(30);

    private final DeadlineClient client = new DeadlineClient(Version.HTTP_1_1, AMPLE, LIMIT);
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/bytes", exchange -> answer(exchange, size(exchange)));
        server.createContext("/half", this::half);
        server.createContext("/moved", DeadlineClientTest::moved);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void an_answer_is_read_whole_and_up_to_the_limit() throws Exception {
        HttpResponse<String> response = client.send(
                get("/bytes?" + LIMIT),
                AMPLE,
                (status, body) -> status + " " + new String(body, StandardCharsets.UTF_8));

        assertThat(response.body()).isEqualTo("200 " + "a".repeat(LIMIT));
    }

    @Test
    void a_longer_answer_fails() {
        assertThatThrownBy(() -> send("/bytes?" + (LIMIT + 1), AMPLE))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("the answer is longer than " + LIMIT + " bytes");
    }

    @Test
    void a_server_that_says_nothing_is_left_in_time() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + silent.getLocalPort()))
                    .build();
            assertThatThrownBy(() -> client.send(request, SHORT, (status, body) -> body))
                    .isInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void a_body_that_does_not_end_is_left_in_time() {
        assertThatThrownBy(() -> send("/half", SHORT)).isInstanceOf(TimeoutException.class);
    }

    @Test
    void an_interrupt_ends_the_call() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> send("/half", AMPLE)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void a_redirect_is_an_answer() throws Exception {
        assertThat(send("/moved", AMPLE).statusCode()).isEqualTo(302);
    }

    @Test
    void what_the_reader_throws_is_the_cause() {
        assertThatThrownBy(() -> client.send(get("/bytes?1"), AMPLE, (status, body) -> {
                    throw new IllegalStateException("no sense in it");
                }))
                .isInstanceOf(IOException.class)
                .hasRootCauseMessage("no sense in it");
    }

    private HttpResponse<byte[]> send(String path, Duration deadline) throws Exception {
        return client.send(get(path), deadline, (status, body) -> body);
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
                .build();
    }

    private static int size(HttpExchange exchange) {
        return Integer.parseInt(exchange.getRequestURI().getQuery());
    }

    private static void answer(HttpExchange exchange, int bytes) throws IOException {
        exchange.sendResponseHeaders(200, bytes);
        exchange.getResponseBody().write("a".repeat(bytes).getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }

    /** Promises ten bytes and sends one. */
    private void half(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 10);
        exchange.getResponseBody().write('a');
        exchange.getResponseBody().flush();
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void moved(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Location", "/bytes?1");
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }
}
