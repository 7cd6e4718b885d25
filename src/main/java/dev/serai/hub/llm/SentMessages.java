package dev.serai.hub.llm;

import dev.langchain4j.data.message.ChatMessage;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages of one request, as {@code langchain4j-chat} takes them. The component hands this very list to the model's
 * {@link ModelClient}, which finds in it what the component has no option for: the request with its tools, its schema and
 * its consumer of pieces, and the attempt in which the whole answer is noted.
 */
final class SentMessages extends AbstractList<ChatMessage> {

    private final List<ChatMessage> messages;
    private final ModelRequest request;
    private final ModelAttempt attempt;

    /** Without the secrets of the request's. */
    SentMessages(ModelRequest request, ModelAttempt attempt) {
        this.messages = new ArrayList<>(
                request.messages().stream().map(SafeMessages::of).toList());
        this.request = request;
        this.attempt = attempt;
    }

    ModelRequest request() {
        return request;
    }

    ModelAttempt attempt() {
        return attempt;
    }

    @Override
    public ChatMessage get(int index) {
        return messages.get(index);
    }

    /** The component puts the last one back. */
    @Override
    public ChatMessage set(int index, ChatMessage message) {
        return messages.set(index, message);
    }

    @Override
    public int size() {
        return messages.size();
    }
}
