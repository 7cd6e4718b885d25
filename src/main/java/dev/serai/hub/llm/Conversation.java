package dev.serai.hub.llm;

import dev.langchain4j.data.message.ChatMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The messages of one question, counting what its answers cost. It is the list that {@code langchain4j-chat} takes, so
 * that the costs find back to the question although the component answers with the text only.
 */
public final class Conversation extends ArrayList<ChatMessage> {

    private static final long serialVersionUID = 1L;

    private final transient AtomicInteger calls = new AtomicInteger();
    private final transient AtomicInteger tokensIn = new AtomicInteger();
    private final transient AtomicInteger tokensOut = new AtomicInteger();

    public Conversation(List<ChatMessage> messages) {
        super(messages);
    }

    void called() {
        calls.incrementAndGet();
    }

    void cost(int in, int out) {
        tokensIn.addAndGet(in);
        tokensOut.addAndGet(out);
    }

    /** How often the model was asked. */
    public int calls() {
        return calls.get();
    }

    public int tokensIn() {
        return tokensIn.get();
    }

    public int tokensOut() {
        return tokensOut.get();
    }

    /** Two questions are never the same one. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
