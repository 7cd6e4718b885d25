package dev.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A double of the Kubernetes API server on the loopback address, after
 * <a href="https://kubernetes.io/docs/reference/using-api/api-concepts/">the API's documentation</a>: objects with
 * versions and generations, chunked lists, watches with bookmarks and 410, label and field selectors, dry runs,
 * preconditions, evictions with disruption budgets, logs, and every fault a client has to live with. It records what
 * comes in. It validates nothing, has no admission, no managed fields, no quotas and one account; runs no controllers
 * ({@link Controllers} do); ends a pod at once unless a finalizer holds it; patches only by merge; and answers a watch
 * by WebSocket with a plain 200, at which fabric8's client falls back to HTTP.
 */
public final class ApiServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_CHANGES = 20_000;
    private static final int ALWAYS = Integer.MAX_VALUE;

    private final Requested requested = new Requested();
    private final Faults faults = new Faults();
    private final Logs logs = new Logs();
    private final Store store;
    private final Objects objects;
    private final Lists lists;
    private final Evictions evictions;
    private final Watches watches;
    private final Endpoint endpoint;

    /** Starts on a free port of the loopback address. */
    public ApiServer() throws IOException {
        this(Clock.systemUTC(), MOST_CHANGES);
    }

    /**
     * Starts on a free port of the loopback address.
     *
     * @param clock what time objects are created
     * @param mostChanges how many changes are kept for watches; one that is further behind gets 410
     */
    public ApiServer(Clock clock, int mostChanges) throws IOException {
        store = new Store(mostChanges);
        objects = new Objects(store, clock);
        lists = new Lists(store);
        evictions = new Evictions(store, objects);
        watches = new Watches(store);
        endpoint = new Endpoint(new Requests(store, objects, lists, evictions, logs), watches, faults, requested);
        endpoint.start();
    }

    /** Where it listens: {@code http://127.0.0.1:<port>}. */
    public String url() {
        return endpoint.url();
    }

    /**
     * Writes a kubeconfig with this server as {@code context} and the account {@code test-account}. Its current context
     * is another one, at which nothing answers: who does not name the context finds no cluster.
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

    /** Ends all connections and threads. */
    @Override
    public void close() {
        endpoint.close();
    }

    /** Breaks all connections and refuses new ones; the objects stay. */
    public void stop() {
        endpoint.stop();
    }

    /** Listens again after {@link #stop()}, at the same port. */
    public void start() throws IOException {
        endpoint.start();
    }

    /** Forgets all objects, logs, requests and faults; open watches get 410. */
    public void reset() {
        heal();
        store.clear();
        lists.expire();
        logs.clear();
        forget();
    }

    // Objects, from inside: no fault, no record, and the status as it is given.

    /**
     * Stores an object and returns it as the API serves it.
     *
     * @param path of its collection, for instance {@code /api/v1/namespaces/shop/pods}
     */
    public JsonNode create(String path, String json) {
        return create(path, tree(json));
    }

    /** As {@link #create(String, String)}. */
    public JsonNode create(String path, JsonNode object) {
        return objects.create(Address.of(path), object, true, false).deepCopy();
    }

    /** The object or list at a path as the API serves it; an empty object when there is none. */
    public JsonNode get(String path) {
        Address at = Address.of(path);
        if (at.name().isEmpty()) {
            return lists.list(at, Map.of());
        }
        ObjectNode found = objects.find(at);
        return found == null ? JsonNodeFactory.instance.objectNode() : found.deepCopy();
    }

    /** Replaces an object, its status too; a changed {@code spec} is a new generation. */
    public void put(String path, JsonNode object) {
        ObjectNode next = object.deepCopy();
        next.withObject("/metadata").remove("resourceVersion");
        objects.update(Address.of(path), next, true, false);
    }

    /** Changes an object in one piece; there must be one. */
    public void edit(String path, Consumer<ObjectNode> change) {
        synchronized (store) {
            ObjectNode object = objects.present(Address.of(path)).deepCopy();
            change.accept(object);
            put(path, object);
        }
    }

    /** Removes an object, or marks it as leaving where a finalizer holds it; none there is harmless. */
    public void delete(String path) {
        synchronized (store) {
            if (objects.find(Address.of(path)) != null) {
                objects.delete(Address.of(path), JsonNodeFactory.instance.objectNode());
            }
        }
    }

    /** What a container wrote in this run, or in the one before; without it the latter answers 400. */
    public void log(String namespace, String pod, String container, boolean previous, String text) {
        logs.put(namespace, pod, container, previous, text);
    }

    // What came in.

    /** The latest 10,000 requests, in order. */
    public List<Request> seen() {
        return requested.seen();
    }

    /** What came in and was no GET. */
    public List<Request> writes() {
        return seen().stream().filter(Request::writes).toList();
    }

    /** Forgets the requests seen so far, nothing else. */
    public void forget() {
        requested.clear();
    }

    // Faults.

    /** Answers {@code METHOD /path} with this from now on, and does nothing. */
    public void answer(String methodAndPath, int status, String body) {
        fault(methodAndPath, new Fault(Fault.Kind.ANSWER, status, body));
    }

    /** Does what {@code METHOD /path} asks and keeps the answer. */
    public void withholdAnswer(String methodAndPath) {
        fault(methodAndPath, Fault.doneThenHang());
    }

    private void fault(String methodAndPath, Fault fault) {
        faults.add(request -> (request.method() + " " + request.path()).equals(methodAndPath), fault, ALWAYS);
    }

    /** As {@link #fault(String, String, Fault, int)}, until {@link #heal()}. */
    public void fault(String verb, String resource, Fault fault) {
        fault(verb, resource, fault, ALWAYS);
    }

    /**
     * Lets the next requests fail; a later rule goes before an earlier one.
     *
     * @param verb as roles name it, or {@code *}
     * @param resource as roles name it, for instance {@code pods} or {@code pods/eviction}, or {@code *}
     */
    public void fault(String verb, String resource, Fault fault, int times) {
        faults.add(
                request -> (verb.equals("*") || verb.equals(request.verb()))
                        && (resource.equals("*") || resource.equals(request.resourceInRoles())),
                fault,
                times);
    }

    /** The account has no right to this; {@code *} for all. */
    public void deny(String verb, String resource) {
        fault(verb, resource, Fault.forbidden());
    }

    /** No faults, refused evictions and frozen watches any more; what hangs ends. */
    public void heal() {
        faults.heal();
        evictions.clear();
        watches.freeze(false);
        endpoint.goneAsStatus(false);
    }

    /** Refuses the next evictions of this pod for its disruption budget, without there being one. */
    public void budgetForbids(String pod, int times) {
        evictions.forbid(pod, times);
    }

    /** Ends all open watches in good order. */
    public void closeWatches() {
        watches.closeAll();
    }

    /** Frozen watches stay open and silent, as behind a connection that broke without notice. */
    public void freezeWatches(boolean frozen) {
        watches.freeze(frozen);
    }

    /** Sends a bookmark to the watches that asked for bookmarks; otherwise they get one each minute. */
    public void bookmark() {
        watches.bookmark();
    }

    /**
     * Forgets the changes so far: a watch from an older version is answered 410.
     *
     * @param asStatus as the status of the answer; otherwise as an event {@code ERROR} in a stream that began with 200
     */
    public void compact(boolean asStatus) {
        endpoint.goneAsStatus(asStatus);
        store.compact();
    }

    /** Lets every {@code continue} given so far answer 410. */
    public void expireContinues() {
        lists.expire();
    }

    String now() {
        return objects.now();
    }

    Logs logs() {
        return logs;
    }

    Store store() {
        return store;
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON", e);
        }
    }
}
