package dev.serai.hub.llm;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.serai.kamelet.net.DeadlineClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Posts a question and reads the answer within one deadline for all of it and one limit on its size. An error never
 * carries the answer's body, which may quote the request.
 */
final class BoundedHttpClient implements HttpClient {

    static final int MAX_BYTES = 1 << 20;

    private final DeadlineClient http;
    private final Duration deadline;

    BoundedHttpClient(Duration deadline) {
        this.http = new DeadlineClient(Version.HTTP_2, deadline, MAX_BYTES);
        this.deadline = deadline;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        HttpResponse<byte[]> response = sent(() -> http.send(jdk(request), deadline, (status, body) -> body));
        return success(response, new String(response.body(), StandardCharsets.UTF_8));
    }

    /** Returns when the stream has ended; the listener is called on another thread until then. */
    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        try {
            EventLines lines = new EventLines(listener);
            HttpResponse<Void> response = sent(() -> http.lines(jdk(request), deadline, lines));
            success(response, "");
            lines.end();
            listener.onClose();
        } catch (RuntimeException e) {
            listener.onError(e);
        }
    }

    private interface HttpSend<T> {
        HttpResponse<T> send() throws IOException, InterruptedException, java.util.concurrent.TimeoutException;
    }

    private <T> HttpResponse<T> sent(HttpSend<T> sending) {
        try {
            HttpResponse<T> response = sending.send();
            if (response.statusCode() == BusyEndpoint.STATUS) {
                throw BusyEndpoint.of(
                        response.headers().firstValue("Retry-After").orElse(null));
            }
            if (response.statusCode() / 100 != 2) {
                throw new HttpException(
                        response.statusCode(), "the model's endpoint answered " + response.statusCode());
            }
            return response;
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("the model did not answer within " + deadline.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted while the model was answering");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SuccessfulHttpResponse success(HttpResponse<?> response, String body) {
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(body)
                .build();
    }

    private java.net.http.HttpRequest jdk(HttpRequest request) {
        java.net.http.HttpRequest.Builder built = java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
        request.headers().forEach((name, values) -> values.forEach(value -> built.header(name, value)));
        String body = request.body();
        return built.method(
                        request.method().name(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }
}
