package dev.serai.hub.llm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.TokenUsage;
import dev.serai.hub.llm.ModelAttempt.AttemptResult;
import dev.serai.hub.settings.LlmSettings.Structure;
import dev.serai.hub.settings.ModelSettings.Model;
import dev.serai.model.ModelOutcome;
import dev.serai.model.ModelTokens;
import dev.serai.model.ReadablePieces;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One model behind its OpenAI-compatible endpoint, asked once within its time: the bean that the {@code langchain4j-chat}
 * endpoint of its route names. The component gives back the text alone; the rest is noted in the attempt.
 */
final class ModelClient implements ChatModel {

    private static final Logger LOG = LoggerFactory.getLogger(ModelClient.class);

    /** So long a model that has refused tools is asked without them: it may be another one then, under the same name. */
    private static final Duration WITHOUT_TOOLS = Duration.ofHours(1);

    private final String name;
    private final Model settings;
    private final ChatModel whole;
    private final StreamingChatModel streaming;
    private volatile @Nullable Long noToolsUntilNanos;

    ModelClient(ConfiguredModel model) {
        this.name = model.name();
        this.settings = model.settings();
        // A little less than the circuit breaker's timeout, so that the call itself has ended when the breaker gives
        // up.
        BoundedHttpClientBuilder http = new BoundedHttpClientBuilder(Duration.ofMillis(settings.timeoutMs() * 9L / 10));
        // The client insists on a key; endpoints without keys ignore it.
        String key = settings.apiKey() == null ? "none" : settings.apiKey();
        boolean reasons = OpenAiNames.reasons(settings.baseUrl(), settings.model());
        Double temperature = reasons ? null : 0.0;
        Integer maxTokens = reasons ? null : settings.maxTokens();
        Integer maxCompletionTokens = reasons ? settings.maxTokens() : null;
        String effort = reasons ? OpenAiNames.NO_REASONING : null;
        this.whole = OpenAiChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(String.valueOf(settings.baseUrl()))
                .apiKey(key)
                .modelName(settings.model())
                .temperature(temperature)
                .maxTokens(maxTokens)
                .maxCompletionTokens(maxCompletionTokens)
                .reasoningEffort(effort)
                .strictJsonSchema(true)
                .maxRetries(0)
                .logRequests(false)
                .logResponses(false)
                .build();
        this.streaming = OpenAiStreamingChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(String.valueOf(settings.baseUrl()))
                .apiKey(key)
                .modelName(settings.model())
                .temperature(temperature)
                .maxTokens(maxTokens)
                .maxCompletionTokens(maxCompletionTokens)
                .reasoningEffort(effort)
                .strictJsonSchema(true)
                .logRequests(false)
                .logResponses(false)
                .build();
    }

    /**
     * Asks what the messages' request asks, and notes the answer in its attempt.
     *
     * @param messages {@link SentMessages}: there is no way to a model past {@code direct:model-call}, its ledger and budgets
     * @throws RuntimeException of langchain4j where there is no answer, for the circuit breaker to count
     */
    @Override
    public ChatResponse chat(List<ChatMessage> messages) {
        if (!(messages instanceof SentMessages sent)) {
            throw new IllegalArgumentException("a model is asked by direct:model-call");
        }
        sent.attempt().sends();
        ModelRequest request = sent.request();
        boolean offered = settings.tools() && !request.offer().tools().isEmpty();
        boolean tools = offered && !knowsNoTools();
        try {
            return noted(sent, send(sent, tools), tools && request.offer().mayAsk());
        } catch (InvalidRequestException e) {
            // Endpoints and models that know no tools refuse the request (400), but so they do a request that is wrong.
            if (tools) {
                LOG.info(
                        "The endpoint of the model {} refused a request with tools; it is sent none for a while", name);
                sent.attempt().refusesTools();
            }
            if (offered) {
                noTools(tools);
            }
            throw e;
        }
    }

    /** Notes that the model seems to know no tools, or that it was something else that the endpoint did not like. */
    void noTools(boolean refused) {
        noToolsUntilNanos = refused ? System.nanoTime() + WITHOUT_TOOLS.toNanos() : null;
    }

    private boolean knowsNoTools() {
        Long until = noToolsUntilNanos;
        return until != null && System.nanoTime() - until < 0;
    }

    private ChatResponse send(SentMessages messages, boolean tools) {
        ChatRequest sent = chat(messages, tools);
        Consumer<String> pieces = messages.request().pieces();
        if (pieces == null) {
            return whole.chat(sent);
        }
        StreamedAnswer answer = new StreamedAnswer(
                readable(messages.request()), piece -> messages.attempt().piece(piece, pieces));
        streaming.chat(sent, answer);
        return answer.get();
    }

    private static ReadablePieces readable(ModelRequest request) {
        AnswerSchema schema = request.schema();
        return schema == null
                ? ReadablePieces.ofText(!request.offer().tools().isEmpty())
                : ReadablePieces.ofJson(schema.shown());
    }

    /** Tools that were offered stay named, because the messages speak of them. */
    private ChatRequest chat(SentMessages messages, boolean tools) {
        ModelRequest request = messages.request();
        ChatRequest.Builder chat = ChatRequest.builder().messages(List.copyOf(messages));
        if (tools) {
            chat.toolSpecifications(request.offer().tools())
                    .toolChoice(request.offer().mayAsk() ? ToolChoice.AUTO : ToolChoice.NONE);
        }
        ResponseFormat format = format(request.schema());
        return (format == null ? chat : chat.responseFormat(format)).build();
    }

    private @Nullable ResponseFormat format(@Nullable AnswerSchema schema) {
        if (schema == null || settings.structure() == Structure.NONE) {
            return null;
        }
        if (settings.structure() == Structure.JSON_OBJECT) {
            return ResponseFormat.JSON;
        }
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder()
                        .name(schema.name())
                        .rootElement(JsonRawSchema.from(schema.json()))
                        .build())
                .build();
    }

    private static ChatResponse noted(SentMessages messages, ChatResponse response, boolean mayAskTools) {
        messages.attempt().answered(result(response, mayAskTools));
        return response;
    }

    private static AttemptResult result(ChatResponse response, boolean mayAskTools) {
        AiMessage said = response.aiMessage();
        boolean asks = mayAskTools && said.hasToolExecutionRequests();
        return new AttemptResult(
                asks ? ModelOutcome.ASKED_TOOLS : ModelOutcome.ANSWERED,
                said.text(),
                asks ? said.toolExecutionRequests() : List.of(),
                tokens(response.tokenUsage()));
    }

    private static ModelTokens tokens(@Nullable TokenUsage usage) {
        return usage == null
                ? ModelTokens.NONE
                : new ModelTokens(orZero(usage.inputTokenCount()), orZero(usage.outputTokenCount()));
    }

    private static int orZero(@Nullable Integer count) {
        return count == null ? 0 : count;
    }
}
