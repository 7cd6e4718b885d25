package dev.serai.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The double as a client sees it, held against the API's documentation. */
class ApiServerIT {

    private static final String PODS = "/api/v1/namespaces/shop/pods";
    private static final String ALL = "/api/v1/pods";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private ApiServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ApiServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode pod(String name, String labels) {
        return server.create(
                PODS,
                "{\"metadata\": {\"name\": \"" + name + "\", \"labels\": {" + labels
                        + "}}, \"spec\": {\"nodeName\": \"n-" + name
                        + "\"}, \"status\": {\"phase\": \"Running\"}}");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return HTTP.send(
                request(path)
                        .header("Content-Type", "application/merge-patch+json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private JsonNode get(String path) throws Exception {
        return ApiServer.tree(send("GET", path, "").body());
    }

    private BufferedReader watch(String query) throws Exception {
        return new BufferedReader(new InputStreamReader(
                HTTP.send(request(ALL + "?watch=true&" + query).build(), BodyHandlers.ofInputStream())
                        .body(),
                StandardCharsets.UTF_8));
    }

    private static String next(BufferedReader events) throws IOException {
        String line = events.readLine();
        if (line == null) {
            return "end";
        }
        JsonNode event = ApiServer.tree(line);
        return event.path("type").asText() + " "
                + event.at("/object/metadata/name").asText()
                + event.at("/object/code").asText();
    }

    private static String selector(String selector) {
        return URLEncoder.encode(selector, StandardCharsets.UTF_8);
    }

    @Test
    void a_list_comes_in_chunks_of_one_moment_which_expire() throws Exception {
        for (String name : List.of("a", "b", "c")) {
            pod(name, "");
        }
        JsonNode first = get(PODS + "?limit=2");
        assertThat(first.at("/items")).hasSize(2);
        assertThat(first.at("/items/0").has("kind")).isFalse();
        assertThat(first.at("/metadata/remainingItemCount").asInt()).isEqualTo(1);
        pod("d", "");
        String next =
                PODS + "?limit=2&continue=" + first.at("/metadata/continue").asText();
        JsonNode last = get(next);
        assertThat(last.at("/items")).hasSize(1);
        assertThat(last.at("/metadata/resourceVersion")).isEqualTo(first.at("/metadata/resourceVersion"));
        server.expireContinues();
        assertThat(send("GET", next, "").statusCode()).isEqualTo(410);
    }

    @Test
    void selectors_select() throws Exception {
        pod("a", "\"app\": \"cart\"");
        pod("b", "\"app\": \"shop\"");
        pod("c", "\"tier\": \"x\"");
        assertThat(get(ALL + "?labelSelector=" + selector("app in (cart, shop)"))
                        .path("items"))
                .hasSize(2);
        assertThat(get(ALL + "?labelSelector=" + selector("app notin (cart)")).path("items"))
                .hasSize(2);
        assertThat(get(ALL + "?labelSelector=" + selector("app=cart,app!=shop")).path("items"))
                .hasSize(1);
        assertThat(get(ALL + "?labelSelector=" + selector("!app")).path("items"))
                .hasSize(1);
        assertThat(get(ALL + "?fieldSelector=" + selector("spec.nodeName=n-b")).path("items"))
                .hasSize(1);
    }

    @Test
    void a_watch_goes_on_from_its_version_and_ends_as_watches_do() throws Exception {
        pod("a", "\"app\": \"cart\"");
        String since = get(ALL).at("/metadata/resourceVersion").asText();
        pod("b", "\"app\": \"cart\"");
        try (BufferedReader events =
                watch("allowWatchBookmarks=true&labelSelector=app%3Dcart&resourceVersion=" + since)) {
            assertThat(next(events)).isEqualTo("ADDED b");
            server.edit(PODS + "/b", pod -> pod.withObject("/status").put("phase", "Failed"));
            assertThat(next(events)).isEqualTo("MODIFIED b");
            server.edit(PODS + "/b", pod -> pod.withObject("/metadata/labels").put("app", "other"));
            assertThat(next(events)).isEqualTo("DELETED b");
            server.bookmark();
            assertThat(next(events)).isEqualTo("BOOKMARK ");
            server.closeWatches();
            assertThat(next(events)).isEqualTo("end");
        }
        server.compact(false);
        try (BufferedReader events = watch("resourceVersion=" + since)) {
            assertThat(next(events)).isEqualTo("ERROR 410");
            assertThat(next(events)).isEqualTo("end");
        }
        server.compact(true);
        assertThat(send("GET", ALL + "?watch=true&resourceVersion=" + since, "").statusCode())
                .isEqualTo(410);
        try (BufferedReader events = watch("")) {
            assertThat(next(events)).isEqualTo("ADDED a");
        }
    }

    @Test
    void it_comes_back_at_its_port_with_its_objects() throws Exception {
        pod("a", "");
        String url = server.url();
        try (BufferedReader events = watch("")) {
            assertThat(next(events)).isEqualTo("ADDED a");
            server.stop();
            assertThatThrownBy(() -> get(ALL)).isInstanceOf(IOException.class);
        }
        server.start();
        assertThat(server.url()).isEqualTo(url);
        assertThat(get(ALL).path("items")).hasSize(1);
    }

    @Test
    void writes_are_guarded_counted_and_tried_without_effect() throws Exception {
        String deployments = "/apis/apps/v1/namespaces/shop/deployments";
        JsonNode made = ApiServer.tree(send(
                        "POST",
                        deployments,
                        "{\"metadata\": {\"name\": \"cart\"}, \"spec\": {\"replicas\": 1}, \"status\": {\"replicas\": 9}}")
                .body());
        assertThat(made.at("/metadata/generation").asInt()).isEqualTo(1);
        assertThat(made.has("status")).isFalse();
        String cart = deployments + "/cart";
        String more = made.toString().replace("\"replicas\":1", "\"replicas\":2");
        assertThat(send("PUT", cart + "?dryRun=All", more).statusCode()).isEqualTo(200);
        assertThat(server.get(cart).at("/spec/replicas").asInt()).isEqualTo(1);
        assertThat(send("PUT", cart, more).statusCode()).isEqualTo(200);
        assertThat(server.get(cart).at("/metadata/generation").asInt()).isEqualTo(2);
        assertThat(send("PUT", cart, more).statusCode()).isEqualTo(409);
        assertThat(send("PATCH", cart, "{\"spec\": {\"replicas\": 4}}").statusCode())
                .isEqualTo(200);
        assertThat(server.get(cart).at("/spec/replicas").asInt()).isEqualTo(4);
        assertThat(send("DELETE", cart, "{\"preconditions\": {\"uid\": \"other\"}}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(send("DELETE", cart, "{\"dryRun\": [\"All\"]}").statusCode()).isEqualTo(200);
        assertThat(send("DELETE", cart, "").statusCode()).isEqualTo(200);
        assertThat(send("GET", cart, "").statusCode()).isEqualTo(404);
        assertThat(server.writes().get(0))
                .returns("create", Request::verb)
                .returns("apps", Request::group)
                .returns("deployments", Request::resource)
                .returns("shop", Request::namespace);
    }

    @Test
    void a_budget_allows_as_many_evictions_as_its_status_says() throws Exception {
        pod("a", "\"app\": \"cart\"");
        pod("b", "\"app\": \"cart\"");
        server.create(
                "/apis/policy/v1/namespaces/shop/poddisruptionbudgets",
                """
                {"metadata": {"name": "cart"}, "spec": {"selector": {"matchLabels": {"app": "cart"}}},
                 "status": {"currentHealthy": 2, "desiredHealthy": 3, "disruptionsAllowed": 1}}
                """);
        assertThat(send("POST", PODS + "/a/eviction?dryRun=All", "{}").statusCode())
                .isEqualTo(201);
        assertThat(send("POST", PODS + "/a/eviction", "{}").statusCode()).isEqualTo(201);
        HttpResponse<String> refused = send("POST", PODS + "/b/eviction", "{}");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("\"reason\":\"DisruptionBudget\"");
        assertThat(get(ALL).path("items")).hasSize(1);
    }

    @Test
    void it_fails_as_told_until_it_is_healed() throws Exception {
        pod("a", "");
        server.deny("list", "pods");
        HttpResponse<String> denied = send("GET", ALL, "");
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.body()).contains("cannot list resource");
        server.fault("get", "pods", Fault.status(503), 1);
        assertThat(send("GET", PODS + "/a", "").statusCode()).isEqualTo(503);
        assertThat(send("GET", PODS + "/a", "").statusCode()).isEqualTo(200);
        server.fault("delete", "pods", Fault.doneThenDrop());
        assertThatThrownBy(() -> send("DELETE", PODS + "/a", "")).isInstanceOf(IOException.class);
        assertThat(server.get(PODS + "/a").isEmpty()).isTrue();
        server.fault("get", "nodes", Fault.hang());
        assertThatThrownBy(() -> HTTP.send(
                        HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/nodes/n"))
                                .timeout(Duration.ofMillis(300))
                                .build(),
                        BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);
        server.heal();
        assertThat(send("GET", ALL, "").statusCode()).isEqualTo(200);
    }

    @Test
    void a_frozen_watch_stays_open_and_says_nothing_until_it_thaws() throws Exception {
        pod("a", "");
        try (BufferedReader events = watch("")) {
            assertThat(next(events)).isEqualTo("ADDED a");
            server.freezeWatches(true);
            pod("b", "");
            assertThat(events.ready()).isFalse();
            server.freezeWatches(false);
            assertThat(next(events)).isEqualTo("ADDED b");
        }
    }
}
