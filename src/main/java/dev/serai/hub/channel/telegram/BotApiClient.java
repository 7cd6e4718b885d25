package dev.serai.hub.channel.telegram;

import dev.serai.hub.channel.ChannelFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * The HTTP client that camel-telegram is given.
 *
 * <p>By itself the component waits for ever, names the address with the token in its exceptions, and on an error goes
 * on with the route as if nothing had happened before it throws. Here a call has a deadline over headers and body, a
 * failure is a {@link ChannelFailure} without an address, and it is the future that fails, which the component passes on
 * as an ordinary exception, on the caller's thread.
 */
final class BotApiClient extends HttpClient {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    /** Somebody looks at the pressed button meanwhile. */
    private static final Duration DEADLINE_OF_ANSWERS = Duration.ofMillis(2500);

    private final boolean configured;
    private final HttpClient client = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(DEADLINE)
            .build();

    /**
     * @param configured whether the channel is on; otherwise nothing leaves
     */
    BotApiClient(boolean configured) {
        this.configured = configured;
    }

    /** The answer's body is always a stream over bytes already read, whatever the handler: callers ask for streams. */
    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        boolean answer = request.uri().getPath().endsWith("/answerCallbackQuery");
        return call(request, answer ? DEADLINE_OF_ANSWERS : DEADLINE);
    }

    /** The same within another time, for long polling. */
    <T> CompletableFuture<HttpResponse<T>> call(HttpRequest request, Duration within) {
        if (!configured) {
            return CompletableFuture.failedFuture(new ChannelFailure("Telegram is not set up"));
        }
        CompletableFuture<HttpResponse<T>> running = client.sendAsync(request, streams());
        try {
            return CompletableFuture.completedFuture(running.get(within.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(running, new ChannelFailure("interrupted"));
        } catch (TimeoutException e) {
            return failed(running, new ChannelFailure("no answer within " + within.toMillis() + " ms"));
        } catch (ExecutionException e) {
            return failed(running, failureOf(e));
        }
    }

    private static <T> CompletableFuture<HttpResponse<T>> failed(CompletableFuture<?> running, ChannelFailure failure) {
        running.cancel(true);
        return CompletableFuture.failedFuture(failure);
    }

    private static ChannelFailure failureOf(Throwable thrown) {
        Throwable root = thrown;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ChannelFailure failure) {
                return failure;
            }
            root = cause;
        }
        return new ChannelFailure("not reached: " + root.getClass().getSimpleName());
    }

    @SuppressWarnings("unchecked")
    private static <T> BodyHandler<T> streams() {
        return info -> BodySubscribers.mapping(BodySubscribers.ofByteArray(), bytes ->
                (T) new ByteArrayInputStream(BotApiReply.successOf(info.statusCode(), bytes)));
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws IOException {
        throw new UnsupportedOperationException("only sendAsync is used by the component's producer");
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushes) {
        return sendAsync(request, handler);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return client.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return client.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return client.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return client.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return client.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return client.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return client.authenticator();
    }

    @Override
    public Version version() {
        return client.version();
    }

    @Override
    public Optional<Executor> executor() {
        return client.executor();
    }
}
