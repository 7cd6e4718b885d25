package dev.serai.kamelet.net;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The JDK's HTTP client with one deadline for all of a call, connection, headers and body, and one limit on the answer's
 * size: the JDK's own timeout ends where the body begins. No redirect is followed, nothing is repeated.
 */
public final class DeadlineClient {

    private final HttpClient client;
    private final int maxBytes;

    /**
     * @param version the newest version of HTTP that is spoken
     * @param connect how long a connection may take, within the deadline of the call
     * @param maxBytes the longest body of an answer
     */
    public DeadlineClient(HttpClient.Version version, Duration connect, int maxBytes) {
        this.client = HttpClient.newBuilder()
                .version(version)
                .connectTimeout(connect)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.maxBytes = maxBytes;
    }

    /** Makes of an answer what its caller wants; what it throws is the cause of the call's {@link IOException}. */
    @FunctionalInterface
    public interface AnswerReader<T> {

        T read(int status, byte[] body);
    }

    /**
     * Sends a request and reads the whole answer.
     *
     * @throws TimeoutException if it is not there within {@code deadline}; the call is given up
     * @throws InterruptedException if the thread was interrupted meanwhile; the call is given up
     * @throws IOException if it failed in another way, or the answer is longer than the limit; causes and messages may
     *     name the address
     */
    public <T> HttpResponse<T> send(HttpRequest request, Duration deadline, AnswerReader<T> reading)
            throws IOException, TimeoutException, InterruptedException {
        return await(client.sendAsync(request, whole(reading)), deadline);
    }

    /**
     * Sends a request and hands over the lines of a good answer (2xx) while they come, on another thread; the body of another
     * status is passed over. It ends, as {@link #send} does, with the answer or the deadline, whichever is first.
     *
     * @return the response, without a body
     */
    public HttpResponse<Void> lines(HttpRequest request, Duration deadline, Consumer<String> line)
            throws IOException, TimeoutException, InterruptedException {
        BodyHandler<Void> reading =
                info -> new BoundedLines(maxBytes, info.statusCode() / 100 == 2 ? line : ignored -> {});
        return await(client.sendAsync(request, reading), deadline);
    }

    private static <T> HttpResponse<T> await(CompletableFuture<HttpResponse<T>> answer, Duration deadline)
            throws IOException, TimeoutException, InterruptedException {
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            // Without effect on a call that has ended.
            answer.cancel(true);
        }
    }

    private <T> BodyHandler<T> whole(AnswerReader<T> reading) {
        return info ->
                BodySubscribers.mapping(new BoundedBody(maxBytes), body -> reading.read(info.statusCode(), body));
    }
}
