package dev.serai.bench.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Bot API's {@code sendMessage} and {@code editMessageText}, in the shapes of its documentation. It answers at once. */
final class Chat {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern WORKLOAD = Pattern.compile("\\bw[0-9]+x\\b");

    private final AtomicLong ids = new AtomicLong(1_000);
    private final Map<String, Long> told = new HashMap<>();

    Chat(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", this::answer);
        server.start();
    }

    /** When the first message came that names this workload, by {@link System#nanoTime()}; 0 when none came in time. */
    synchronized long await(String workload, long patienceMs) throws InterruptedException {
        long end = System.currentTimeMillis() + patienceMs;
        while (!told.containsKey(workload)) {
            long left = end - System.currentTimeMillis();
            if (left <= 0) {
                return 0;
            }
            wait(left);
        }
        return told.get(workload);
    }

    private void answer(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        try (exchange) {
            JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            boolean sends = exchange.getRequestURI().getPath().endsWith("/sendMessage");
            if (sends) {
                note(body.path("text").asText(), now);
            }
            ObjectNode answer = JSON.createObjectNode().put("ok", true);
            ObjectNode message = answer.putObject("result");
            message.put(
                    "message_id",
                    sends ? ids.incrementAndGet() : body.path("message_id").asLong());
            message.putObject("chat")
                    .put("id", body.path("chat_id").asLong())
                    .put("title", "Bench")
                    .put("type", "supergroup");
            message.put("date", System.currentTimeMillis() / 1000)
                    .put("text", body.path("text").asText());
            byte[] bytes = JSON.writeValueAsBytes(answer);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized void note(String text, long now) {
        Matcher workload = WORKLOAD.matcher(text);
        while (workload.find()) {
            told.putIfAbsent(workload.group(), now);
        }
        notifyAll();
    }
}
