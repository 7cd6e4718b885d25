package dev.serai.hub.channel;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;

/**
 * What a chat posts to a hub. A hub that can store nothing within a second, as on a busy machine, refuses it and stores nothing of it,
 * so it comes again, from the chat or from the person; as does what was sent on a connection that the hub was just ending.
 */
public final class ChatCall {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile boolean once;

    /** From now on nothing comes again: the refusal is what is looked at. */
    public void once() {
        once = true;
    }

    /** What the hub answers when it has let it in. */
    public HttpResponse<String> send(HttpRequest request) {
        return once
                ? answer(request)
                : await("a hub that lets chats in").until(() -> answer(request), answer -> !isRefusedAtTheDoor(answer));
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return received(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> received(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            if (once || !String.valueOf(e.getMessage()).contains("received no bytes")) {
                throw e;
            }
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static boolean isRefusedAtTheDoor(HttpResponse<String> answer) {
        return answer.statusCode() == 503
                && Stream.of("unavailable", "not-ready")
                        .anyMatch(problem -> answer.body().contains("urn:serai:problem:" + problem));
    }
}
