package dev.serai.hub.llm;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

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
    private final transient @Nullable String schema;
    private transient volatile boolean open = true;

    public Conversation(List<ChatMessage> messages) {
        this(messages, List.of());
    }

    public Conversation(List<ChatMessage> messages, List<ToolSpecification> tools) {
        this(messages, tools, null);
    }

    /** @param schema of its answers, as JSON; null for the one of analyses */
    public Conversation(List<ChatMessage> messages, List<ToolSpecification> tools, @Nullable String schema) {
        super(messages);
        this.tools = List.copyOf(tools);
        this.schema = schema;
    }

    /** As it is sent: without secrets. Tools that were offered stay named, because the messages speak of them. */
    ChatRequest request() {
        ChatRequest.Builder request =
                ChatRequest.builder().messages(stream().map(SafeMessages::of).toList());
        if (!tools.isEmpty()) {
            request.toolSpecifications(tools).toolChoice(open ? ToolChoice.AUTO : ToolChoice.NONE);
        }
        if (schema != null) {
            request.responseFormat(ResponseFormat.builder()
                    .type(ResponseFormatType.JSON)
                    .jsonSchema(JsonSchema.builder()
                            .name("answer")
                            .rootElement(JsonRawSchema.from(schema))
                            .build())
                    .build());
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
