package dev.serai.demo;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The HTTP side of the double, on the JDK's own server. A watch holds one of its threads. */
final class Endpoint {

    private static final int THREADS = 64;
    private static final int MOST_WAITING = 256;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    static {
        // Otherwise each event of a watch may wait 40 ms for the acknowledgement of the one before.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final Requests requests;
    private final Watches watches;
    private final Faults faults;
    private final Requested requested;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), work -> {
                Thread thread = new Thread(work, "demo-api-" + NUMBER.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
    private int port;
    private @Nullable HttpServer server;
    private volatile boolean goneAsStatus;
    private volatile boolean serving;

    Endpoint(Requests requests, Watches watches, Faults faults, Requested requested) {
        this.requests = requests;
        this.watches = watches;
        this.faults = faults;
        this.requested = requested;
        threads.allowCoreThreadTimeOut(true);
    }

    synchronized void start() throws IOException {
        HttpServer fresh = HttpServer.create(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), MOST_WAITING);
        fresh.setExecutor(threads);
        fresh.createContext("/", this::handle);
        serving = true;
        fresh.start();
        port = fresh.getAddress().getPort();
        server = fresh;
    }

    /** From here on nothing is answered any more, not even on a connection that is still open. */
    synchronized void stop() {
        serving = false;
        if (server != null) {
            server.stop(0);
            server = null;
        }
        watches.closeAll();
    }

    void close() {
        stop();
        faults.heal();
        threads.shutdownNow();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void goneAsStatus(boolean goneAsStatus) {
        this.goneAsStatus = goneAsStatus;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!serving) {
                return;
            }
            if ("websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Upgrade"))) {
                exchange.sendResponseHeaders(200, -1);
            } else {
                answer(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        try {
            String query = exchange.getRequestURI().getRawQuery();
            Request request = Request.of(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    Request.query(query == null ? "" : query),
                    body(exchange));
            requested.add(request);
            serve(exchange, request);
        } catch (Rejected e) {
            send(exchange, e.status());
        }
    }

    private void serve(HttpExchange exchange, Request request) throws IOException, InterruptedException {
        Fault fault = faults.of(request);
        if (fault != null && !fault.done()) {
            if (fault.hangs()) {
                faults.hang();
            } else if (fault.kind() == Fault.Kind.ANSWER) {
                answer(exchange, fault, request);
            }
            return;
        }
        if (request.verb().equals("watch")) {
            watch(exchange, request);
            return;
        }
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        Object answer = requests.answer(request, type == null ? "" : type);
        if (fault == null) {
            send(exchange, answer);
        } else if (fault.hangs()) {
            faults.hang();
        }
    }

    private static void answer(HttpExchange exchange, Fault fault, Request request) throws IOException {
        if (!fault.body().isEmpty()) {
            send(exchange, fault.status(), "application/json", fault.body().getBytes(StandardCharsets.UTF_8));
            return;
        }
        send(
                exchange,
                fault.status() == 403
                        ? Status.forbidden(request.verb(), Address.of(request.path()))
                        : Status.of(fault.status(), "InternalError", "as the test wishes"));
    }

    private void watch(HttpExchange exchange, Request request) throws IOException, InterruptedException {
        ObjectNode gone = watches.refusal(request.query());
        if (gone != null && goneAsStatus) {
            throw new Rejected(gone);
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        // The headers leave with the first bytes; a client waits for them to know that its watch began.
        out.flush();
        watches.run(Address.of(request.path()), request.query(), out);
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        if (bytes.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw new Rejected(Status.badRequest("the body is no JSON"));
        }
    }

    private static void send(HttpExchange exchange, Object answer) throws IOException {
        if (answer instanceof byte[] text) {
            send(exchange, 200, "text/plain", text);
            return;
        }
        JsonNode object = (JsonNode) answer;
        boolean status = object.path("kind").asText().equals("Status");
        int code = status
                ? object.path("code").asInt()
                : exchange.getRequestMethod().equals("POST") ? 201 : 200;
        send(exchange, code, "application/json", JSON.writeValueAsBytes(object));
    }

    private static void send(HttpExchange exchange, int code, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().putAll(Map.of("Content-Type", List.of(type)));
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
