package dev.serai.hub.llm;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ToolChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The messages of one question, counting what its answers cost, and the tools that may be asked for more. It is the list
 * that {@code langchain4j-chat} takes, so that costs and wishes for tools find back to the question although the component
 * answers with the text only.
 */
public final class Conversation extends ArrayList<ChatMessage> {

    private static final long serialVersionUID = 1L;

    private final transient AtomicInteger calls = new AtomicInteger();
    private final transient AtomicInteger tokensIn = new AtomicInteger();
    private final transient AtomicInteger tokensOut = new AtomicInteger();
    private transient volatile List<ToolSpecification> tools;
    private transient volatile List<ToolExecutionRequest> asked = List.of();
    private transient volatile boolean open = true;

    public Conversation(List<ChatMessage> messages) {
        this(messages, List.of());
    }

    public Conversation(List<ChatMessage> messages, List<ToolSpecification> tools) {
        super(messages);
        this.tools = List.copyOf(tools);
    }

    /** As it is sent: without secrets. Tools that were offered stay named, because the messages speak of them. */
    ChatRequest request() {
        ChatRequest.Builder request =
                ChatRequest.builder().messages(stream().map(SafeMessages::of).toList());
        if (!tools.isEmpty()) {
            request.toolSpecifications(tools).toolChoice(open ? ToolChoice.AUTO : ToolChoice.NONE);
        }
        return request.build();
    }

    boolean offersTools() {
        return !tools.isEmpty();
    }

    /** The endpoint does not know tools. */
    void withoutTools() {
        tools = List.of();
    }

    void asks(List<ToolExecutionRequest> requests) {
        asked = open && offersTools() ? List.copyOf(requests) : List.of();
    }

    /** What the last answer asked tools instead of answering. */
    public List<ToolExecutionRequest> asked() {
        return asked;
    }

    /** What was asked is answered; {@code again} says whether more may be. */
    public void answered(List<ChatMessage> messages, boolean again) {
        addAll(messages);
        asked = List.of();
        open = again;
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
