package dev.serai.hub.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.serai.signature.StandardWebhookSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;

/** A receiver of webhooks on this machine: it checks the signature, answers as it is told, and remembers what it took. */
public final class EventReceiver implements AutoCloseable {

    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private volatile ToIntFunction<JsonNode> answers = event -> 200;

    private EventReceiver(HttpServer server) {
        this.server = server;
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    public static EventReceiver start() {
        try {
            return new EventReceiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/events";
    }

    /** By the event; 2xx takes it. */
    public void answer(ToIntFunction<JsonNode> by) {
        answers = by;
    }

    public List<JsonNode> taken() {
        return taken;
    }

    /** What came with a signature that does not fit it, or was not posted. */
    public List<String> wrong() {
        return wrong;
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        Instant at = Instant.ofEpochSecond(
                Long.parseLong(exchange.getRequestHeaders().getFirst("webhook-timestamp")));
        if (!exchange.getRequestMethod().equals("POST")
                || !StandardWebhookSignature.sign(List.of(SECRET), id, at, body)
                        .equals(exchange.getRequestHeaders().getFirst("webhook-signature"))) {
            wrong.add(new String(body, StandardCharsets.UTF_8));
        }
        JsonNode event = JSON.readTree(body);
        int status = answers.applyAsInt(event);
        if (status / 100 == 2) {
            taken.add(event);
        }
        // As many do; a 204 has none.
        byte[] answer = "thank you".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, status == 204 ? -1 : answer.length);
        if (status != 204) {
            exchange.getResponseBody().write(answer);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
