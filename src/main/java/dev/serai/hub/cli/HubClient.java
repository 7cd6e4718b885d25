package dev.serai.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.serai.json.StrictJson;
import dev.serai.kamelet.net.DeadlineClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Calls a hub. What it refuses is told with the hub's own reason. */
final class HubClient {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int MAX_BYTES = 16 * 1024 * 1024;

    private final String url;
    private final DeadlineClient client =
            new DeadlineClient(HttpClient.Version.HTTP_1_1, Duration.ofSeconds(10), MAX_BYTES);

    /** An answer with its status. */
    record HubAnswer(int status, JsonNode body) {}

    /** @param url of the hub, without a path */
    HubClient(String url) {
        String plain = url.replaceFirst("/+$", "");
        if (!plain.matches("https?://[^/?#@]+(/[^?#@]*)?")) {
            throw new CommandFailure("--url is an address such as http://127.0.0.1:8080");
        }
        this.url = plain;
    }

    /**
     * Calls an operation of the API.
     *
     * @param token null where none is needed
     * @param body null for none
     * @throws CommandFailure for any answer but 2xx
     */
    JsonNode api(String method, String path, @Nullable String token, @Nullable Object body) {
        HubAnswer answer = call(
                method,
                "/api/v1" + path,
                token == null ? Map.of() : Map.of("Authorization", "Bearer " + token),
                body == null ? null : bytes(body));
        if (answer.status() / 100 != 2) {
            throw new CommandFailure(refusal(answer));
        }
        return answer.body();
    }

    /** @throws CommandFailure where there is no answer */
    HubAnswer call(String method, String path, Map<String, String> headers, byte @Nullable [] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<JsonNode> answer = client.send(request.build(), DEADLINE, (status, bytes) -> tree(bytes));
            return new HubAnswer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new CommandFailure("no hub answers at " + url);
        } catch (TimeoutException e) {
            throw new CommandFailure("the hub at " + url + " has not answered within 30 seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted");
        }
    }

    /** What a problem says. */
    static String refusal(HubAnswer answer) {
        String reason =
                answer.body().path("detail").asText(answer.body().path("title").asText(""));
        String code = answer.body().path("type").asText("").replaceFirst("^.*:", "");
        return "the hub answered " + answer.status() + (code.isEmpty() ? "" : " " + code)
                + (reason.isEmpty() ? "" : ": " + reason);
    }

    private static byte[] bytes(Object body) {
        try {
            return StrictJson.mapper(StrictJson.DEPTH_OF_ANSWERS).writeValueAsBytes(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            return bytes.length == 0
                    ? MissingNode.getInstance()
                    : StrictJson.mapper(StrictJson.DEPTH_OF_ANSWERS).readTree(StrictJson.utf8(bytes));
        } catch (IOException e) {
            // No hub of ours.
            return MissingNode.getInstance();
        }
    }
}
