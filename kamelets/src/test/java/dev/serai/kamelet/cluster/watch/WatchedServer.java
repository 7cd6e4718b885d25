package dev.serai.kamelet.cluster.watch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An API server that serves one collection for watching, by
 * <a href="https://kubernetes.io/docs/reference/using-api/api-concepts/">the API's concepts</a>: lists in chunks, watches
 * from a version, bookmarks, 410 for what is too old. Its faults are set by the test.
 */
final class WatchedServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Each request's path and query, decoded. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    volatile int refuseWith;
    volatile int refuseWatchesWith;
    /** Watches are accepted and never say a word. */
    volatile boolean mute;
    /** The next {@code continue} is too old. */
    volatile boolean expireContinue;

    private final TreeMap<String, ObjectNode> objects = new TreeMap<>();
    private final List<ObjectNode> history = new ArrayList<>();
    private final Set<OutputStream> streams = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private long version = 1;
    private long oldest;

    WatchedServer() throws IOException {
        server = startAnywhere();
    }

    /** At a port below those that whoever connects gets, so that it is free when the server comes back. */
    private HttpServer startAnywhere() throws IOException {
        while (true) {
            try {
                return start(ThreadLocalRandom.current().nextInt(15_000, 32_000));
            } catch (BindException taken) {
                // Another one, then.
            }
        }
    }

    private HttpServer start(int port) throws IOException {
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        started.createContext("/", this::handle);
        started.setExecutor(threads);
        started.start();
        return started;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Goes away; what is changed meanwhile is history when it comes {@link #back}. */
    void away() {
        server.stop(0);
        cut();
    }

    void back() throws IOException {
        server = start(server.getAddress().getPort());
    }

    synchronized void put(String namespace, String name, String phase) throws IOException {
        String key = namespace + "/" + name;
        ObjectNode object = JSON.createObjectNode();
        object.putObject("metadata")
                .put("namespace", namespace)
                .put("name", name)
                .put("resourceVersion", Long.toString(++version));
        object.putObject("status").put("phase", phase);
        send(objects.put(key, object) == null ? "ADDED" : "MODIFIED", object);
    }

    synchronized void remove(String namespace, String name) throws IOException {
        ObjectNode object = objects.remove(namespace + "/" + name).deepCopy();
        object.withObject("/metadata").put("resourceVersion", Long.toString(++version));
        send("DELETED", object);
    }

    synchronized void bookmark() throws IOException {
        ObjectNode object = JSON.createObjectNode();
        object.putObject("metadata").put("resourceVersion", Long.toString(++version));
        send("BOOKMARK", object);
    }

    /** Forgets what has been: who asks for a version before now gets 410. */
    synchronized void compact() {
        history.clear();
        oldest = version;
    }

    /** Ends all watches in the middle, as a lost connection does. */
    synchronized void cut() {
        streams.forEach(WatchedServer::shut);
        streams.clear();
    }

    synchronized int watches() {
        return streams.size();
    }

    private static void shut(OutputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            // It is gone anyway.
        }
    }

    private void send(String type, ObjectNode object) throws IOException {
        ObjectNode change = JSON.createObjectNode().put("type", type);
        change.set("object", object);
        history.add(change);
        for (OutputStream stream : streams) {
            try {
                write(stream, change);
            } catch (IOException e) {
                streams.remove(stream);
            }
        }
    }

    private static void write(OutputStream stream, ObjectNode change) throws IOException {
        stream.write((change + "\n").getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        requests.add(path + query);
        boolean watch = query.containsKey("watch");
        if (refuseWith != 0 || watch && refuseWatchesWith != 0) {
            answer(exchange, refuseWith != 0 ? refuseWith : refuseWatchesWith, JSON.createObjectNode());
        } else if (watch) {
            watch(exchange, Long.parseLong(query.get("resourceVersion")));
        } else {
            list(exchange, query);
        }
    }

    private synchronized void watch(HttpExchange exchange, long from) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream stream = exchange.getResponseBody();
        if (mute) {
            return;
        }
        if (from < oldest) {
            ObjectNode error = JSON.createObjectNode().put("type", "ERROR");
            error.putObject("object").put("kind", "Status").put("code", 410).put("message", "too old resource version");
            write(stream, error);
            stream.close();
            return;
        }
        for (ObjectNode change : history) {
            if (change.at("/object/metadata/resourceVersion").asLong() > from) {
                write(stream, change);
            }
        }
        streams.add(stream);
    }

    private synchronized void list(HttpExchange exchange, Map<String, String> query) throws IOException {
        int limit = Integer.parseInt(query.get("limit"));
        String after = query.getOrDefault("continue", "");
        if (!after.isEmpty() && expireContinue) {
            expireContinue = false;
            answer(exchange, 410, JSON.createObjectNode());
            return;
        }
        ObjectNode list = JSON.createObjectNode();
        var items = list.putArray("items");
        var rest = objects.tailMap(after, false);
        rest.values().stream().limit(limit).forEach(items::add);
        ObjectNode metadata = list.putObject("metadata").put("resourceVersion", Long.toString(version));
        if (rest.size() > limit) {
            metadata.put(
                    "continue",
                    rest.keySet().stream().skip(limit - 1L).findFirst().orElseThrow());
        }
        answer(exchange, 200, list);
    }

    private static void answer(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new TreeMap<>();
        for (String pair : text == null ? new String[0] : text.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    @Override
    public void close() {
        away();
        threads.shutdownNow();
    }
}
