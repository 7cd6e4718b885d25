package dev.serai.kamelet.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookClientTest {

    /** Far more than a pool has. */
    private static final int REQUESTS = 60;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Integer> connections = ConcurrentHashMap.newKeySet();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void answers_with_a_body_keep_no_connection() throws IOException {
        send("/empty", 503);
        send("/short", 200);

        assertThat(connections).as("used again").hasSizeLessThan(REQUESTS);
    }

    @Test
    void an_answer_that_never_ends_is_not_read() throws IOException {
        send("/endless", 200);
    }

    @Test
    void nothing_is_sent_to_an_address_that_is_not_allowed() {
        WebhookClient none = new WebhookClient();
        none.setAllowPrivate("10.0.0.0/8");

        assertThatThrownBy(() -> send(none, "/short", 200)).isInstanceOf(ReceiverAddressRefused.class);

        assertThat(connections).isEmpty();
    }

    /** As camel-http does, which leaves the answer open. */
    private void send(String path, int status) throws IOException {
        send(new WebhookClient(), path, status);
    }

    private void send(WebhookClient webhooks, String path, int status) throws IOException {
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(2, TimeUnit.SECONDS)
                        .setResponseTimeout(60, TimeUnit.SECONDS)
                        .build());
        webhooks.configureHttpClient(builder);
        HttpHost host = new HttpHost("127.0.0.1", server.getAddress().getPort());
        try (CloseableHttpClient client = builder.build()) {
            for (int request = 0; request < REQUESTS; request++) {
                ClassicHttpResponse answer = client.executeOpen(host, new HttpPost(path), null);
                assertThat(answer.getCode()).isEqualTo(status);
                assertThat(answer.getEntity()).isNull();
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        connections.add(exchange.getRemoteAddress().getPort());
        exchange.getRequestBody().readAllBytes();
        switch (exchange.getRequestURI().getPath()) {
            case "/empty" -> exchange.sendResponseHeaders(503, -1);
            case "/short" -> {
                exchange.sendResponseHeaders(200, 2);
                exchange.getResponseBody().write(new byte[] {'o', 'k'});
            }
            default -> endless(exchange);
        }
        exchange.close();
    }

    private static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            while (!Thread.currentThread().isInterrupted()) {
                out.write(new byte[1024]);
            }
        }
    }
}
