package dev.serai.kamelet.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands over the lines of a body in UTF-8 as they come, up to a limit for all of them; a longer body fails. */
final class BoundedLines implements BodySubscriber<Void> {

    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final int maxBytes;
    private final Consumer<String> lines;
    private long bytes;
    private Flow.@Nullable Subscription subscription;

    BoundedLines(int maxBytes, Consumer<String> lines) {
        this.maxBytes = maxBytes;
        this.lines = lines;
    }

    @Override
    public CompletionStage<Void> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Flow.Subscription one) {
        subscription = one;
        one.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
        if (end.isDone()) {
            return;
        }
        bytes += item.stream().mapToLong(ByteBuffer::remaining).sum();
        try {
            if (bytes > maxBytes) {
                throw new IOException("the answer is longer than " + maxBytes + " bytes");
            }
            item.forEach(this::read);
        } catch (IOException | RuntimeException e) {
            if (subscription != null) {
                subscription.cancel();
            }
            end.completeExceptionally(e);
        }
    }

    private void read(ByteBuffer some) {
        while (some.hasRemaining()) {
            byte one = some.get();
            if (one == '\n') {
                handOver();
            } else if (one != '\r') {
                line.write(one);
            }
        }
    }

    private void handOver() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        lines.accept(text);
    }

    @Override
    public void onError(Throwable failure) {
        end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        if (line.size() > 0 && !end.isDone()) {
            handOver();
        }
        end.complete(null);
    }
}
