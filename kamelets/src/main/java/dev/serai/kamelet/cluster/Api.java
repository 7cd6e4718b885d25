package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Single requests to one API server over fabric8's connection (addresses, TLS, credentials), as trees of JSON, so that
 * nothing an older client does not know is lost when an object is written back. No request is ever repeated.
 */
final class Api {

    /** Every field that this hub writes is recorded as this manager's. */
    static final String FIELD_MANAGER = "serai";

    private static final int JSON_BYTES = 4 << 20;
    /** The server stops first ({@code timeout} in the query), so that a late write cannot follow a lost answer. */
    private static final Duration HEAD_START = Duration.ofSeconds(2);

    private final KubernetesClient client;

    Api(KubernetesClient client) {
        this.client = client;
    }

    /** @throws ClusterRefusal unless the server answers with success and a complete object */
    JsonNode get(String path, Map<String, String> query, Deadline deadline) throws ClusterRefusal {
        ApiAnswer answer = read(path, query, JSON_BYTES, deadline);
        if (!answer.ok()) {
            throw answer.refusal(false);
        }
        if (answer.truncated()) {
            throw new ClusterRefusal(
                    ClusterResultReason.TOO_LARGE, "the answer is larger than " + JSON_BYTES + " bytes");
        }
        return answer.json();
    }

    ApiAnswer read(String path, Map<String, String> query, int limitBytes, Deadline deadline) throws ClusterRefusal {
        return send(request("GET", path, query, null, deadline.left()), limitBytes, deadline.left(), false);
    }

    /**
     * Sends one change.
     *
     * @throws ClusterRefusal unless the server answers with success
     */
    JsonNode write(String method, String path, JsonNode body, boolean dryRun, Deadline deadline) throws ClusterRefusal {
        Duration left = deadline.left();
        Map<String, String> query = new TreeMap<>(Map.of("timeout", Math.max(1, left.toSeconds()) + "s"));
        if (!method.equals("DELETE")) {
            query.put("fieldManager", FIELD_MANAGER);
        }
        if (dryRun) {
            query.put("dryRun", "All");
        }
        Duration patience = left.plus(HEAD_START);
        ApiAnswer answer = send(request(method, path, query, body, patience), JSON_BYTES, patience, true);
        if (!answer.ok()) {
            throw answer.refusal(true);
        }
        return answer.json();
    }

    /**
     * Begins to read an answer that stays open.
     *
     * @param patience until it has begun
     * @throws ClusterRefusal unless the server answers with success
     */
    LineStream stream(String path, Map<String, String> query, Duration patience) throws ClusterRefusal {
        Deadline deadline = Deadline.in(patience);
        LineStream lines = new LineStream();
        CompletableFuture<HttpResponse<AsyncBody>> sent =
                begin(request("GET", path, query, null, patience), lines::add, false);
        try {
            HttpResponse<AsyncBody> response = sent.get(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
            lines.from(response.body());
            if (response.code() != 200) {
                throw new ApiAnswer(response.code(), lines.all(deadline.left()), false).refusal(false);
            }
            return lines;
        } catch (TimeoutException e) {
            abandon(sent, lines);
            throw new ClusterRefusal(ClusterResultReason.TIMEOUT, "no answer in time");
        } catch (InterruptedException e) {
            abandon(sent, lines);
            Thread.currentThread().interrupt();
            throw new ClusterRefusal(ClusterResultReason.LOST, "interrupted");
        } catch (ExecutionException e) {
            throw failed(e.getCause(), false);
        } catch (IOException e) {
            throw failed(e, false);
        }
    }

    private static void abandon(CompletableFuture<HttpResponse<AsyncBody>> sent, LineStream lines) {
        // Whether or not it is cancelled, what still arrives is not read.
        sent.cancel(true);
        lines.close();
    }

    private HttpRequest request(
            String method, String path, Map<String, String> query, @Nullable JsonNode body, Duration patience) {
        String parameters = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String server = client.getMasterUrl().toString().replaceAll("/+$", "");
        HttpRequest.Builder request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(URI.create(server + path + (parameters.isEmpty() ? "" : "?" + parameters)))
                .timeout(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
        if (body != null) {
            request.method(method, "application/json", body.toString());
        }
        return request.build();
    }

    private ApiAnswer send(HttpRequest request, int limitBytes, Duration patience, boolean writing)
            throws ClusterRefusal {
        Deadline deadline = Deadline.in(patience);
        BoundedApiBody received = new BoundedApiBody(limitBytes);
        CompletableFuture<HttpResponse<AsyncBody>> sent = begin(request, received::add, writing);
        try {
            HttpResponse<AsyncBody> response = sent.get(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
            response.body().consume();
            received.await(response.body(), deadline);
            return new ApiAnswer(response.code(), received.bytes(), received.truncated());
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new ClusterRefusal(ClusterResultReason.TIMEOUT, "no answer in time", writing);
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new ClusterRefusal(ClusterResultReason.LOST, "interrupted", writing);
        } catch (ExecutionException e) {
            throw failed(e.getCause(), writing);
        }
    }

    /** What fails here, such as reading the account's token, fails before anything is sent. */
    private CompletableFuture<HttpResponse<AsyncBody>> begin(
            HttpRequest request, AsyncBody.Consumer<List<ByteBuffer>> consumer, boolean writing) throws ClusterRefusal {
        try {
            return client.getHttpClient().consumeBytes(request, consumer);
        } catch (RuntimeException e) {
            throw new ClusterRefusal(
                    ClusterResultReason.UNREACHABLE, e.getClass().getSimpleName(), writing);
        }
    }

    /** Only an error before the request was sent proves that nothing happened. */
    private static ClusterRefusal failed(@Nullable Throwable error, boolean writing) {
        String what = error == null ? "" : error.getClass().getSimpleName();
        if (error instanceof ConnectException
                || error instanceof HttpConnectTimeoutException
                || error instanceof NoRouteToHostException
                || error instanceof UnknownHostException
                || error instanceof UnresolvedAddressException
                || error instanceof SSLHandshakeException) {
            return new ClusterRefusal(ClusterResultReason.UNREACHABLE, what, writing);
        }
        if (error instanceof HttpTimeoutException) {
            return new ClusterRefusal(ClusterResultReason.TIMEOUT, "no answer in time", writing);
        }
        return new ClusterRefusal(ClusterResultReason.LOST, what, writing);
    }
}
