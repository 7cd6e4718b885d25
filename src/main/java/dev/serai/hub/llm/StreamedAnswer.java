package dev.serai.hub.llm;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.serai.model.ReadablePieces;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** An answer that comes piece by piece. One that ends without saying why it ends has broken off. */
final class StreamedAnswer implements StreamingChatResponseHandler {

    private final ReadablePieces readable;
    private final Consumer<String> pieces;
    private final CompletableFuture<ChatResponse> whole = new CompletableFuture<>();

    /** @param pieces gets what can be read, or nothing but an empty text */
    StreamedAnswer(ReadablePieces readable, Consumer<String> pieces) {
        this.readable = readable;
        this.pieces = pieces;
    }

    @Override
    public void onPartialResponse(String piece) {
        pieces.accept(readable.take(piece));
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        if (response.finishReason() == null) {
            whole.completeExceptionally(new BrokenOffAnswer());
        } else {
            if (!response.aiMessage().hasToolExecutionRequests()) {
                pieces.accept(readable.rest());
            }
            whole.complete(response);
        }
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }

    /** Our HTTP client returns when the stream has ended, so that this is known by then. */
    ChatResponse get() {
        if (!whole.isDone()) {
            throw new BrokenOffAnswer();
        }
        try {
            return whole.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
