package dev.serai.kamelet.telegram;

import dev.serai.failure.Causes;
import dev.serai.kamelet.chat.ChatFailure;
import dev.serai.kamelet.net.DeadlineClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client that camel-telegram is given, and that our own calls of the Bot API use.
 *
 * <p>By itself the component waits for ever, names the address with the token in its exceptions, and on an error goes
 * on with the route as if nothing had happened before it throws. Here a call has a deadline over headers and body, a
 * failure is a {@link ChatFailure} without an address, and it is the future that fails, which the component passes on
 * as an ordinary exception, on the caller's thread.
 *
 * <p>The token is known here alone: an endpoint is given {@link #STAND_IN} instead, which is replaced when a request
 * leaves, so that no endpoint's address holds the token.
 */
public final class BotApiClient extends HttpClient {

    /** What stands for the token in every address but that of the request itself. */
    public static final String STAND_IN = "0:held-by-the-client";

    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** A hundred updates, each the longest message in answer to another, are shorter. */
    private static final int MAX_BYTES = 32 << 20;

    private final DeadlineClient client = new DeadlineClient(Version.HTTP_1_1, CONNECT, MAX_BYTES);
    private String authorizationToken = "";
    private Duration timeLimit = CONNECT;

    /** The bot's token, from @BotFather. */
    public void setAuthorizationToken(String authorizationToken) {
        this.authorizationToken = authorizationToken;
    }

    /** Milliseconds for one call, headers and body. */
    public void setTimeLimit(long timeLimit) {
        this.timeLimit = Duration.ofMillis(timeLimit);
    }

    /** The answer's body is always a stream over bytes already read, whatever the handler: callers ask for streams. */
    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return call(request, timeLimit);
    }

    /** Calls a method of the Bot API with JSON, or without a body by GET; a failure is a {@link ChatFailure}. */
    InputStream call(String baseUri, String method, byte @Nullable [] json, Duration within) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(baseUri.replaceAll("/+$", "") + "/bot" + STAND_IN + "/" + method));
        if (json != null) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofByteArray(json));
        }
        try {
            return this.<InputStream>call(request.build(), within).join().body();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ChatFailure failure ? failure : new ChatFailure("not reached");
        }
    }

    Duration timeLimit() {
        return timeLimit;
    }

    private <T> CompletableFuture<HttpResponse<T>> call(HttpRequest request, Duration within) {
        if (authorizationToken.isEmpty()) {
            return CompletableFuture.failedFuture(new ChatFailure("the bot has no token"));
        }
        try {
            return CompletableFuture.completedFuture(
                    client.send(withToken(request), within, BotApiClient::<T>streamOf));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(new ChatFailure("interrupted"));
        } catch (TimeoutException e) {
            return CompletableFuture.failedFuture(new ChatFailure("no answer within " + within.toMillis() + " ms"));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(failureOf(e));
        }
    }

    private HttpRequest withToken(HttpRequest request) {
        String address = request.uri().toString().replace("/bot" + STAND_IN + "/", "/bot" + authorizationToken + "/");
        return HttpRequest.newBuilder(request, (name, value) -> true)
                .uri(URI.create(address))
                .build();
    }

    private static ChatFailure failureOf(Throwable thrown) {
        return Causes.first(thrown, ChatFailure.class)
                .orElseGet(() -> new ChatFailure("not reached: " + Causes.rootName(thrown)));
    }

    @SuppressWarnings("unchecked")
    private static <T> T streamOf(int status, byte[] body) {
        return (T) new ByteArrayInputStream(BotApiReply.successOf(status, body));
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
        return Optional.empty();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return Optional.of(CONNECT);
    }

    @Override
    public Redirect followRedirects() {
        return Redirect.NEVER;
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return Optional.empty();
    }

    @Override
    public SSLContext sslContext() {
        throw new UnsupportedOperationException("nobody asks for it");
    }

    @Override
    public SSLParameters sslParameters() {
        return new SSLParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return Optional.empty();
    }

    @Override
    public Version version() {
        return Version.HTTP_1_1;
    }

    @Override
    public Optional<Executor> executor() {
        return Optional.empty();
    }
}
