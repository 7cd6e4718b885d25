package dev.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.Headers;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * fabric8's API server double in CRUD mode, with what it leaves out: dry runs that store nothing, preconditions of a
 * deletion, evictions with disruption budgets, field selectors. Like the real one it takes the options of a DELETE
 * from the body and ignores its query then. It does not judge what is written, knows no accounts, runs no controllers,
 * ends a pod at once unless a finalizer holds it, and reads no {@code in (…)} in label selectors.
 */
public final class ApiServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    /** By {@code METHOD path}: answered instead. */
    private final Map<String, MockResponse> scripted = new ConcurrentHashMap<>();
    /** By {@code METHOD path}: done, and the answer withheld. */
    private final List<String> silent = new CopyOnWriteArrayList<>();
    /** By pod: how often its budget still forbids its eviction. */
    private final Map<String, Integer> budgets = new ConcurrentHashMap<>();

    private final KubernetesCrudDispatcher crud = new KubernetesCrudDispatcher();
    private final MockWebServer server = new MockWebServer();

    /** One request that came in; an empty object where it had no body. */
    public record Seen(String method, String path, Map<String, String> query, JsonNode body) {
        /** Whether it was no GET. */
        public boolean writes() {
            return !method.equals("GET");
        }
    }

    /** Starts on a free port of the loopback address. */
    public ApiServer() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return ApiServer.this.dispatch(request);
            }
        });
        server.start();
    }

    /** Where it listens: {@code http://127.0.0.1:<port>}. */
    public String url() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /**
     * A kubeconfig with this server as {@code context} and the account {@code test-account}. Its current context is
     * another one, which answers nothing: who does not name the context finds no cluster.
     */
    public Path kubeconfig(Path file, String context) throws IOException {
        return Files.writeString(file, kubeconfig(url(), context));
    }

    /** The text of {@link #kubeconfig(Path, String)} for a server elsewhere. */
    public static String kubeconfig(String url, String context) {
        return """
                apiVersion: v1
                kind: Config
                current-context: %2$s-unused
                clusters:
                  - { name: c, cluster: { server: "%1$s" } }
                  - { name: o, cluster: { server: "http://127.0.0.1:1" } }
                users:
                  - { name: u, user: { token: "test-account" } }
                contexts:
                  - { name: "%2$s", context: { cluster: c, user: u } }
                  - { name: "%2$s-unused", context: { cluster: o, user: u } }
                """
                .formatted(url, context);
    }

    @Override
    public void close() throws IOException {
        server.shutdown();
    }

    /** Forgets all objects, requests and faults. */
    public void reset() {
        crud.reset();
        seen.clear();
        scripted.clear();
        silent.clear();
        budgets.clear();
    }

    /** Answers {@code METHOD /path} with this from now on, and does nothing. */
    public void answer(String methodAndPath, int status, String body) {
        scripted.put(methodAndPath, new MockResponse().setResponseCode(status).setBody(body));
    }

    /** Does what {@code METHOD /path} asks and keeps the answer for 20 s. */
    public void withholdAnswer(String methodAndPath) {
        silent.add(methodAndPath);
    }

    /** Refuses the next evictions of this pod for its disruption budget. */
    public void budgetForbids(String pod, int times) {
        budgets.put(pod, times);
    }

    /** Stores an object and returns it as the API serves it. */
    public JsonNode create(String path, String json) {
        return json(crud.dispatch(request(HttpMethod.POST, path, json)));
    }

    /** The object or list at a path as the API serves it; an empty object when there is none. */
    public JsonNode get(String path) {
        return json(crud.handleGet(path));
    }

    /** Replaces an object. */
    public void put(String path, JsonNode object) {
        crud.dispatch(request(HttpMethod.PUT, path, object.toString()));
    }

    /** What came in, in order. */
    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** Forgets the requests seen so far, nothing else. */
    public void forget() {
        seen.clear();
    }

    /** What came in and was no GET. */
    public List<Seen> writes() {
        return seen.stream().filter(Seen::writes).toList();
    }

    private MockResponse dispatch(RecordedRequest request) {
        String[] parts = request.getPath().split("\\?", 2);
        Map<String, String> query = query(parts.length > 1 ? parts[1] : "");
        JsonNode body =
                tree(request.getBody() == null ? new byte[0] : request.getBody().getBytes());
        seen.add(new Seen(request.getMethod(), parts[0], query, body));
        String key = request.getMethod() + " " + parts[0];
        MockResponse script = scripted.get(key);
        if (script != null) {
            return script;
        }
        MockResponse response = answer(request, parts[0], query, body);
        return silent.contains(key) ? response.setBodyDelay(java.time.Duration.ofSeconds(20)) : response;
    }

    private MockResponse answer(RecordedRequest request, String path, Map<String, String> query, JsonNode body) {
        boolean dryRun = "All".equals(query.get("dryRun"));
        return switch (request.method()) {
            case GET -> list(path, query);
            case PUT -> dryRun ? checked(path, body) : crud.dispatch(request(HttpMethod.PUT, path, body.toString()));
            case POST -> path.endsWith("/eviction")
                    ? evict(path.substring(0, path.length() - "/eviction".length()), body.path("deleteOptions"))
                    : crud.dispatch(request(HttpMethod.POST, path, body.toString()));
            case DELETE -> delete(path, body);
            default -> new MockResponse().setResponseCode(405);
        };
    }

    private MockResponse checked(String path, JsonNode body) {
        JsonNode current = get(path);
        if (current.isEmpty()) {
            return new MockResponse().setResponseCode(404);
        }
        boolean same = current.at("/metadata/resourceVersion").equals(body.at("/metadata/resourceVersion"));
        return same ? new MockResponse().setResponseCode(200).setBody(body.toString()) : status(409, "Conflict", "");
    }

    private MockResponse evict(String path, JsonNode options) {
        String pod = path.substring(path.lastIndexOf('/') + 1);
        int left = budgets.getOrDefault(pod, 0);
        if (left > 0) {
            budgets.put(pod, left - 1);
            return status(
                    429,
                    "TooManyRequests",
                    "\"details\": {\"causes\": [{\"reason\": \"DisruptionBudget\", \"message\": \"needs 2 and has 2\"}]},");
        }
        MockResponse deleted = delete(path, options);
        return deleted.code() == 200 ? status(201, "", "\"status\": \"Success\",") : deleted;
    }

    private MockResponse delete(String path, JsonNode options) {
        JsonNode current = get(path);
        if (current.isEmpty()) {
            return status(404, "NotFound", "");
        }
        for (String precondition : List.of("uid", "resourceVersion")) {
            JsonNode wanted = options.path("preconditions").path(precondition);
            if (!wanted.isMissingNode()
                    && !wanted.equals(current.path("metadata").path(precondition))) {
                return status(409, "Conflict", "");
            }
        }
        if (options.path("dryRun").path(0).asText().equals("All")) {
            return new MockResponse().setResponseCode(200).setBody(current.toString());
        }
        return crud.handleDelete(path);
    }

    private MockResponse list(String path, Map<String, String> query) {
        String labels = query.get("labelSelector");
        MockResponse response = crud.handleGet(path
                + (labels == null
                        ? ""
                        : "?labelSelector=" + labels.replace("=", "%3D").replace(",", "%2C")));
        String fields = query.get("fieldSelector");
        if (fields == null) {
            return response;
        }
        ObjectNode list = (ObjectNode) json(response);
        ArrayNode kept = list.arrayNode();
        list.path("items").forEach(item -> {
            if (matches(item, fields)) {
                kept.add(item);
            }
        });
        list.set("items", kept);
        return new MockResponse().setResponseCode(200).setBody(list.toString());
    }

    private static boolean matches(JsonNode item, String fields) {
        for (String term : fields.split(",")) {
            String[] pair = term.split("=", 2);
            if (!item.at("/" + pair[0].replace('.', '/')).asText().equals(pair[1])) {
                return false;
            }
        }
        return true;
    }

    private static MockResponse status(int code, String reason, String more) {
        return new MockResponse()
                .setResponseCode(code)
                .setBody("{\"kind\": \"Status\", \"apiVersion\": \"v1\", " + more + "\"reason\": \"" + reason
                        + "\", \"message\": \"" + reason + "\", \"code\": " + code + "}");
    }

    private static RecordedRequest request(HttpMethod method, String path, String body) {
        return new RecordedRequest(
                "HTTP/1.1", method, path, Headers.builder().build(), new Buffer(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, String> query(String query) {
        Map<String, String> values = new TreeMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            values.put(parts[0], parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
        }
        return values;
    }

    private static JsonNode json(MockResponse response) {
        return tree(
                response.getBody() == null ? new byte[0] : response.getBody().getBytes());
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            JsonNode tree = JSON.readTree(bytes);
            return tree == null || tree.isMissingNode() ? JSON.createObjectNode() : tree;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
