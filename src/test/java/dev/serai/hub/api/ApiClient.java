package dev.serai.hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Calls the API over real HTTP, exactly as told. */
public final class ApiClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    public ApiClient(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** What came back. */
    public record Answer(int status, HttpResponse<byte[]> raw) {

        public String text() {
            return new String(raw.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            try {
                return JSON.readTree(raw.body());
            } catch (IOException e) {
                throw new UncheckedIOException(text(), e);
            }
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        public String problem() {
            return json().path("type").asText().replace("urn:serai:problem:", "");
        }
    }

    public Answer get(String path, String token) {
        return send("GET", path, token, null, Map.of());
    }

    public Answer send(String method, String path, String token, Object body) {
        return send(method, path, token, json(body), Map.of("Content-Type", "application/json"));
    }

    /** {@code path} begins after {@code /api/v1}, or is absolute from the root when it begins with two slashes. */
    public Answer send(String method, String path, String token, byte[] body, Map<String, String> headers) {
        BodyPublisher publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        String address = path.startsWith("//") ? base + path.substring(1) : base + "/api/v1" + path;
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).method(method, publisher);
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<byte[]> response = http.send(request.build(), ApiClient::read);
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Of a stream that has no end only that it has begun. */
    private static BodySubscriber<byte[]> read(HttpResponse.ResponseInfo answer) {
        boolean endless = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
        return endless ? new BegunStream() : BodySubscribers.ofByteArray();
    }

    private static final class BegunStream implements BodySubscriber<byte[]> {

        private final CompletableFuture<byte[]> begun = new CompletableFuture<>();

        @Override
        public CompletionStage<byte[]> getBody() {
            return begun;
        }

        @Override
        public void onSubscribe(Flow.Subscription body) {
            body.cancel();
            begun.complete(new byte[0]);
        }

        @Override
        public void onNext(List<ByteBuffer> some) {
            // Nobody wants it.
        }

        @Override
        public void onError(Throwable failure) {
            begun.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            begun.complete(new byte[0]);
        }
    }

    /** Opens a session; the answer holds the tokens. */
    public JsonNode login(String username, String password) {
        Answer answer = send("POST", "/auth/login", null, Map.of("username", username, "password", password));
        if (answer.status() != 200) {
            throw new IllegalStateException("login: " + answer.status() + " " + answer.text());
        }
        return answer.json();
    }

    public String token(String username, String password) {
        return login(username, password).path("access_token").asText();
    }

    private static byte[] json(Object body) {
        try {
            return body == null ? null : JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
