package dev.serai.hub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.hub.TestKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Posts to the webhooks of a hub on this machine; what was accepted is folded when its answer is there ({@link Folded}). */
public final class WebhookClient {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(60))
            .build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;

    public WebhookClient(int port) {
        this.port = port;
    }

    public Answer generic(String body) {
        return post("generic", TestKeys.GENERIC_TOKEN, body.getBytes(StandardCharsets.UTF_8));
    }

    public Answer alertmanager(String body) {
        return post("alertmanager", TestKeys.ALERTMANAGER_TOKEN, body.getBytes(StandardCharsets.UTF_8));
    }

    public Answer post(String source, String token, byte[] body) {
        return send(request(source, body).header("Authorization", "Bearer " + token));
    }

    public HttpRequest.Builder request(String source, byte[] body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/" + source))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            Answer answer = new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
            if (answer.status() == 202) {
                Folded.by(port);
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the hub said. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new IllegalStateException("not JSON: " + response.body(), e);
            }
        }
    }
}
