package dev.serai.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.approval.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** An AI client of a hub. */
public final class AgentClient {

    static final String[] READING = {
        "incidents:read", "alerts:read", "actions:read", "playbooks:read", "knowledge:read", "scans:read"
    };

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final @Nullable String token;

    /** @param token a personal one, or what else is sent as one; null for none */
    public AgentClient(int port, @Nullable String token) {
        this.address = URI.create("http://127.0.0.1:" + port + "/mcp");
        this.token = token;
    }

    /** For the person who has the session. */
    public static AgentClient of(int port, String session, String... scopes) {
        return new AgentClient(port, token(new ApiClient(port), session, scopes));
    }

    /** For somebody new. */
    static AgentClient of(int port, Role role, String... scopes) {
        return of(port, People.token(new ApiClient(port), role), scopes);
    }

    /** A personal token of the person who has the session. */
    public static String token(ApiClient api, String session, String... scopes) {
        return api.send(
                        "POST",
                        "/auth/tokens",
                        session,
                        Map.of(
                                "name",
                                "agent",
                                "scopes",
                                List.of(scopes),
                                "expires_at",
                                Instant.now().plus(Duration.ofDays(1)).toString()))
                .json()
                .path("token")
                .asText();
    }

    /** The text that a tool answers. */
    public String said(String name, Map<String, ?> arguments) {
        return tool(name, arguments).at("/result/content/0/text").asText();
    }

    public JsonNode tool(String name, Map<String, ?> arguments) {
        return call("tools/call", Map.of("name", name, "arguments", arguments));
    }

    /** Calls a tool without arguments. */
    public HttpResponse<String> post(String name) {
        return send(request("tools/call", Map.of("name", name, "arguments", Map.of())), Map.of());
    }

    public int status(String name) {
        return post(name).statusCode();
    }

    public List<String> tools() {
        return StreamSupport.stream(
                        call("tools/list", Map.of()).at("/result/tools").spliterator(), false)
                .map(tool -> tool.path("name").asText())
                .toList();
    }

    /** The answer to a request, as the revision before the last has it. */
    JsonNode call(String method, Map<String, ?> params) {
        HttpResponse<String> answer = send(request(method, params), Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        JsonNode read = json(answer.body());
        assertThat(read.path("id").asInt()).isEqualTo(7);
        return read;
    }

    /** The same since 2026-07-28: the request says by itself by which revision it is. */
    HttpResponse<String> described(String method, Map<String, ?> params) {
        return described(method, params, Map.of());
    }

    /** @param headers instead of those that say what the message says */
    HttpResponse<String> described(String method, Map<String, ?> params, Map<String, String> headers) {
        Map<String, Object> all = new HashMap<>(params);
        all.putIfAbsent(
                "_meta",
                Map.of(
                        "io.modelcontextprotocol/protocolVersion",
                        "2026-07-28",
                        "io.modelcontextprotocol/clientCapabilities",
                        Map.of()));
        Map<String, String> said = new HashMap<>(Map.of("MCP-Protocol-Version", "2026-07-28", "Mcp-Method", method));
        if (params.get("name") instanceof String name) {
            said.put("Mcp-Name", name);
        }
        said.putAll(headers);
        return send(request(method, all), said);
    }

    /** A call of a tool that the hub takes its time for. */
    CompletableFuture<HttpResponse<String>> later(String name, Map<String, ?> arguments) {
        return http.sendAsync(
                at(Map.of())
                        .POST(HttpRequest.BodyPublishers.ofString(
                                request("tools/call", Map.of("name", name, "arguments", arguments))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String request(String method, Map<String, ?> params) {
        return json(Map.of("jsonrpc", "2.0", "id", 7, "method", method, "params", params));
    }

    HttpResponse<String> send(String body, Map<String, String> headers) {
        return send(at(headers).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder at(Map<String, String> headers) {
        return at("", headers);
    }

    /** @param query with its question mark */
    HttpRequest.Builder at(String query, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + query))
                .setHeader("Content-Type", "application/json")
                .setHeader("Accept", "application/json, text/event-stream");
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        headers.forEach(request::setHeader);
        return request;
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
